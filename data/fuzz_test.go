package data_test

import (
	"errors"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/pykala/pykala/data"
	"github.com/pykala/pykala/internal/source"
)

// checkLoaded checks what must hold whatever the files were: mistakes that can be shown, or a case that can be divided.
func checkLoaded(t *testing.T, c *data.Case, err error) {
	t.Helper()
	if err != nil {
		var es source.Errors
		if !errors.As(err, &es) || len(es) == 0 || c != nil {
			t.Fatalf("%#v is not source.Errors, or a case came with it", err)
		}
		for _, e := range es {
			if !e.Pos.IsValid() || e.Code == "" || e.Msg.String() == "" {
				t.Errorf("%#v has no place, code or message", e)
			}
		}
		return
	}
	s, err := c.Shares()
	if err != nil {
		t.Fatalf("a case without mistakes cannot be divided: %v", err)
	}
	checkSums(t, s)
	if covered := c.Commitments().Covered; covered.Of > covered.All || covered.Percent() > data.PPM {
		t.Errorf("the parties that commit themselves have more inhabitants than all: %+v", covered)
	}
	for _, m := range c.Meetings {
		checkMeeting(t, m)
	}
}

// checkMeeting checks what must hold of every meeting of a case without mistakes.
func checkMeeting(t *testing.T, m *data.Meeting) {
	t.Helper()
	if m.Of == nil || len(m.Presences()) != len(m.Attendance) {
		t.Errorf("the meeting %s has no body, or not everybody was somewhere", m.Key)
	}
	for i, it := range m.Items {
		h := it.Handling
		if h == nil || h.In != m || h.Of != m.Of || h.No == nil || h.No.Item != i+1 || (it.Matter == nil) != (it.Standing != "") {
			t.Errorf("the item %s of the meeting %s is not linked", it.Key, m.Key)
			continue
		}
		for _, v := range h.Votes {
			if tally, ok := v.Result(); ok && tally.Ayes == tally.Noes && v.Casting == "" {
				t.Errorf("%+v decides", tally)
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	example, err := os.ReadFile("examples/lappi/project.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(example))
	f.Add(small)
	f.Add(withCSV)
	for _, bad := range badInputs() {
		if text := bad.folder(f)["project.yaml"].Data; len(text) < 10_000 {
			f.Add(string(text))
		}
	}
	f.Add(meetingText(f))
	for _, bad := range slices.Concat(badMeetings(f), badReplies(), badProjects()) {
		if text := bad.folder(f)["project.yaml"].Data; len(text) < 10_000 {
			f.Add(string(text))
		}
	}
	reg := register(f)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := data.Load(fstest.MapFS{
			"project.yaml": {Data: []byte(text)}, "parties.csv": {Data: []byte("kunta\nSalla\n")},
			"replies.csv": {Data: []byte("party;received;commits\nSalla;25.5.2020;yes\n")},
		}, "case", data.CaseFile, reg)
		checkLoaded(t, c, err)
	})
}

func FuzzParties(f *testing.F) {
	example, err := os.ReadFile("examples/lappi/parties.csv")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(example))
	for _, bad := range badTables() {
		if table, ok := bad.files["parties.csv"]; ok && len(table) < 10_000 {
			f.Add(table)
		}
	}
	reg := register(f)
	f.Fuzz(func(t *testing.T, table string) {
		c, err := data.Load(fstest.MapFS{"project.yaml": {Data: []byte(withCSV)}, "parties.csv": {Data: []byte(table)}}, "case", data.CaseFile, reg)
		checkLoaded(t, c, err)
	})
}

func FuzzReplies(f *testing.F) {
	for _, bad := range badReplies() {
		if table, ok := bad.files["replies.csv"]; ok {
			f.Add(table)
		}
	}
	f.Add("Osapuoli;Saapunut;Sitoutuu;Vastaus: join;Edustaja 1;edustaja 2;varaedustaja 1\n320;25.5.2020;kyllä;kyllä;Eeva Esimerkki, puheenjohtaja;puheenjohtaja;Malli\n")
	reg := register(f)
	f.Fuzz(func(t *testing.T, table string) {
		c, err := data.Load(fstest.MapFS{
			"project.yaml": {Data: []byte(withReplies)}, "replies.csv": {Data: []byte(table)},
		}, "case", data.CaseFile, reg)
		checkLoaded(t, c, err)
	})
}
