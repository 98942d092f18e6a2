package templates

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pykala/pykala/internal/yamlnode"
	"github.com/pykala/pykala/render/doc"
)

// groundMark is where the ground of secrecy stands in a notice.
const groundMark = "{ground}"

// notices reads the words that tell of publicity. None may be left out: without its notice a text would be gone without a trace.
func (r record) notices(n *yaml.Node) doc.Notices {
	var all doc.Notices
	fields := yamlnode.Fields{}
	places := []struct {
		key      string
		notice   *doc.Notice
		grounded bool
	}{
		{"secret", &all.Secret, true},
		{"personal", &all.Personal, true},
		{"secret_attachment", &all.SecretAttachment, true},
		{"personal_attachment", &all.PersonalAttachment, true},
		{"matter", &all.Matter, true},
		{"full_matter", &all.FullMatter, true},
		{"full_text", &all.FullText, true},
		{"public_secret", &all.PublicSecret, false},
		{"public_personal", &all.PublicPersonal, false},
		{"public_both", &all.PublicBoth, false},
	}
	for _, p := range places {
		fields[p.key] = func(n *yaml.Node) {
			if p.grounded {
				*p.notice = r.notice(n)
			} else {
				p.notice.Plain = r.text(n)
			}
		}
	}
	fields["public_file"] = func(n *yaml.Node) { all.PublicFile = r.text(n) }
	fields["after_appeal_file"] = func(n *yaml.Node) { all.AfterAppealFile = r.text(n) }
	r.Mapping(n, fields)
	for _, p := range places {
		if p.notice.Plain == "" {
			r.Fail(n, "missing-key", "the key “%s” is missing", p.key)
		}
	}
	if all.PublicFile == "" || all.AfterAppealFile == "" || all.PublicFile == all.AfterAppealFile {
		r.Fail(n, "missing-key", "“public_file” and “after_appeal_file” must be there and differ").WithHint("the names of files end in them")
	}
	return all
}

func (r record) notice(n *yaml.Node) doc.Notice {
	var notice doc.Notice
	r.Mapping(n, yamlnode.Fields{
		"plain":  func(n *yaml.Node) { notice.Plain = r.text(n) },
		"ground": func(n *yaml.Node) { notice.Grounded = r.text(n) },
	})
	if notice.Plain == "" || !strings.Contains(notice.Grounded, groundMark) {
		r.Fail(n, "bad-notice", "a notice needs its words without a ground and with one").
			WithHint("write {plain: …, ground: … %s …}", groundMark)
	}
	return notice
}
