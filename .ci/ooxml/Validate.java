import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.namespace.QName;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlCursor;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;

/**
 * Judges Word files: every part against the ISO/IEC 29500 transitional schemas that Apache POI has compiled, and the
 * package around them (content types, relationships) by the rules of ISO/IEC 29500-2.
 *
 * Markup compatibility (ISO/IEC 29500-3) is processed first, as every reader must: elements and attributes in the
 * namespaces that mc:Ignorable names are taken out. An element that is taken out and that the schemas know, such as
 * w14:checkbox, is judged by itself, so that ignorable does not mean unchecked.
 */
public class Validate {
  static final String MC = "http://schemas.openxmlformats.org/markup-compatibility/2006";
  static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
  static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
  static final String CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
  static final String REFERENCE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  static final String DC = "http://purl.org/dc/elements/1.1/";
  static final String TERMS = "http://purl.org/dc/terms/";

  static final SchemaTypeLoader SCHEMAS =
      XmlBeans.typeLoaderUnion(TypeSystemHolder.typeSystem, XmlBeans.getBuiltinTypeSystem());

  public static void main(String[] files) throws IOException {
    int parts = 0;
    int wrong = 0;
    for (String file : files) {
      Validate judge = new Validate();
      judge.file(java.nio.file.Files.readAllBytes(java.nio.file.Path.of(file)));
      for (String message : judge.messages) {
        System.out.println(file + ": " + message);
      }
      parts += judge.parts.size();
      wrong += judge.messages.size();
    }
    System.out.println(files.length + " files, " + parts + " parts, " + wrong + " mistakes");
    System.exit(wrong > 0 ? 1 : 0);
  }

  final Map<String, byte[]> parts = new LinkedHashMap<>();
  final List<String> messages = new ArrayList<>();

  void say(String part, int line, int column, String message) {
    messages.add(part + ":" + Math.max(line, 0) + ":" + Math.max(column, 0) + ": " + brief(message));
  }

  /** Takes namespaces and the rest of long lists out of what XMLBeans says. */
  static String brief(String message) {
    return message
        .replace('\n', ' ')
        .replaceAll("@http[^ ']*|(?<=namespace )http\\S*", "")
        .replaceAll("Expected elements? '([^']{0,120})[^']*'", "expected '$1' or the like");
  }

  void file(byte[] file) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (parts.put(entry.getName(), zip.readAllBytes()) != null) {
          say(entry.getName(), 0, 0, "the part stands in the file twice");
        }
      }
    }
    Map<String, XmlObject> read = new LinkedHashMap<>();
    for (String name : parts.keySet()) {
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        XmlObject part = parse(name);
        if (part != null) {
          read.put(name, part);
        }
      }
    }
    contentTypes(read.get("[Content_Types].xml"));
    read.forEach(this::part);
    for (String name : parts.keySet()) {
      if (!name.endsWith(".rels") && read.containsKey(name)) {
        references(name, read.get(name), read.get(relationshipsOf(name)));
      }
    }
  }

  XmlObject parse(String name) {
    XmlOptions options = new XmlOptions().setLoadLineNumbers();
    try {
      return SCHEMAS.parse(new ByteArrayInputStream(parts.get(name)), null, options);
    } catch (XmlException e) {
      XmlError error = e.getError();
      say(name, error.getLine(), error.getColumn(), error.getMessage());
    } catch (IOException e) {
      say(name, 0, 0, e.toString());
    }
    return null;
  }

  static QName root(XmlObject part) {
    try (XmlCursor cursor = part.newCursor()) {
      return cursor.toFirstChild() ? cursor.getName() : new QName("");
    }
  }

  /** Judges one part by the schema of its root. */
  void part(String name, XmlObject part) {
    QName root = root(part);
    switch (root.getNamespaceURI()) {
      case TYPES:
        return;
      case RELATIONSHIPS:
        relationships(name, part);
        return;
      case CORE:
        coreProperties(name, part);
        return;
      default:
        if (SCHEMAS.findDocumentType(root) == null) {
          say(name, 1, 1, "no schema knows the root element " + root);
          return;
        }
        withoutIgnorable(name, part);
        validate(name, part);
    }
  }

  void validate(String name, XmlObject part) {
    List<XmlError> errors = new ArrayList<>();
    part.validate(new XmlOptions().setErrorListener(errors));
    for (XmlError error : errors) {
      say(name, error.getLine(), error.getColumn(), error.getMessage());
    }
  }

  /** Takes out what mc:Ignorable allows to be ignored. */
  void withoutIgnorable(String name, XmlObject part) {
    Set<String> ignorable = new HashSet<>();
    try (XmlCursor cursor = part.newCursor()) {
      cursor.toFirstChild();
      String prefixes = cursor.getAttributeText(new QName(MC, "Ignorable"));
      for (String prefix : prefixes == null ? new String[0] : prefixes.trim().split("\\s+")) {
        String namespace = cursor.namespaceForPrefix(prefix);
        if (namespace == null) {
          say(name, 1, 1, "mc:Ignorable names the prefix " + prefix + ", which has no namespace");
        } else {
          ignorable.add(namespace);
        }
      }
    }
    ignorable.add(MC);
    try (XmlCursor cursor = part.newCursor()) {
      while (cursor.hasNextToken()) {
        boolean leave = cursor.isStart() || cursor.isAttr();
        if (!leave || !ignorable.contains(cursor.getName().getNamespaceURI())) {
          cursor.toNextToken();
          continue;
        }
        if (cursor.isStart()) {
          alone(name, cursor);
        }
        cursor.removeXml();
      }
    }
  }

  /** Judges an element that is taken out by itself, if a schema knows it. */
  void alone(String name, XmlCursor cursor) {
    if (SCHEMAS.findDocumentType(cursor.getName()) == null) {
      return;
    }
    try {
      validate(name, SCHEMAS.parse(cursor.newXMLStreamReader(), null, new XmlOptions()));
    } catch (XmlException e) {
      say(name, 0, 0, e.getMessage());
    }
  }

  /** Every part has a type, and every type that is given by name a part. */
  void contentTypes(XmlObject types) {
    String name = "[Content_Types].xml";
    if (types == null) {
      say(name, 0, 0, "the file has no content types");
      return;
    }
    Set<String> extensions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    Set<String> overrides = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    each(types, element -> {
      String local = element.getName().getLocalPart();
      String key = element.getAttributeText(new QName(local.equals("Default") ? "Extension" : "PartName"));
      if (key == null || element.getAttributeText(new QName("ContentType")) == null) {
        say(name, 0, 0, local + " lacks an attribute");
      } else if (!(local.equals("Default") ? extensions : overrides).add(key)) {
        say(name, 0, 0, key + " is named twice");
      } else if (local.equals("Override") && !parts.containsKey(key.substring(1))) {
        say(name, 0, 0, "there is no part " + key);
      }
    });
    for (String part : parts.keySet()) {
      String extension = part.substring(part.lastIndexOf('.') + 1);
      if (!part.equals(name) && !overrides.contains("/" + part) && !extensions.contains(extension)) {
        say(name, 0, 0, part + " has no content type");
      }
    }
  }

  /** Relationships have identifiers of their own and lead to parts that exist. */
  void relationships(String name, XmlObject part) {
    Set<String> ids = new HashSet<>();
    String folder = name.substring(0, name.lastIndexOf("_rels/"));
    each(part, element -> {
      String id = element.getAttributeText(new QName("Id"));
      String target = element.getAttributeText(new QName("Target"));
      if (id == null || target == null || element.getAttributeText(new QName("Type")) == null) {
        say(name, 0, 0, "a relationship lacks an attribute");
        return;
      }
      if (!ids.add(id)) {
        say(name, 0, 0, "the identifier " + id + " is given twice");
      }
      try {
        java.net.URI address = new java.net.URI(target);
        boolean external = "External".equals(element.getAttributeText(new QName("TargetMode")));
        String path = java.net.URI.create("/" + folder).resolve(address).getPath();
        if (!external && !parts.containsKey(path.substring(1))) {
          say(name, 0, 0, "there is no part " + path);
        }
      } catch (java.net.URISyntaxException e) {
        say(name, 0, 0, "the target is no address: " + target);
      }
    });
  }

  static String relationshipsOf(String part) {
    int slash = part.lastIndexOf('/') + 1;
    return part.substring(0, slash) + "_rels/" + part.substring(slash) + ".rels";
  }

  /** Every r:id and r:embed of a part names one of its relationships. */
  void references(String name, XmlObject part, XmlObject relationships) {
    Set<String> ids = new HashSet<>();
    if (relationships != null) {
      each(relationships, element -> ids.add(element.getAttributeText(new QName("Id"))));
    }
    try (XmlCursor cursor = part.newCursor()) {
      for (; cursor.hasNextToken(); cursor.toNextToken()) {
        if (cursor.isAttr() && cursor.getName().getNamespaceURI().equals(REFERENCE) && !ids.contains(cursor.getTextValue())) {
          say(name, 0, 0, "the relationship " + cursor.getTextValue() + " does not exist");
        }
      }
    }
  }

  /** Core properties (ISO/IEC 29500-2, 8.3): known elements, each once, dates marked as such. */
  void coreProperties(String name, XmlObject part) {
    Map<QName, String> known = new HashMap<>();
    for (String local : List.of("title", "subject", "creator", "description", "identifier", "language")) {
      known.put(new QName(DC, local), "");
    }
    for (String local : List.of("created", "modified")) {
      known.put(new QName(TERMS, local), "dcterms:W3CDTF");
    }
    for (String local : List.of("category", "contentStatus", "keywords", "lastModifiedBy", "lastPrinted", "revision", "version")) {
      known.put(new QName(CORE, local), "");
    }
    each(part, element -> {
      String type = known.remove(element.getName());
      String given = element.getAttributeText(new QName("http://www.w3.org/2001/XMLSchema-instance", "type"));
      if (type == null || !type.equals(given == null ? "" : given)) {
        say(name, 0, 0, element.getName() + " is unknown, stands twice, or has the wrong type");
      }
    });
  }

  interface Visit {
    void element(XmlCursor cursor);
  }

  /** Visits the children of a part's root. */
  static void each(XmlObject part, Visit visit) {
    try (XmlCursor cursor = part.newCursor()) {
      cursor.toFirstChild();
      for (boolean more = cursor.toFirstChild(); more; more = cursor.toNextSibling()) {
        visit.element(cursor);
      }
    }
  }
}
