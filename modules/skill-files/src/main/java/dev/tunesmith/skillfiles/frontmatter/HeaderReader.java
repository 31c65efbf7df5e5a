package dev.tunesmith.skillfiles.frontmatter;

import dev.tunesmith.core.skill.ContractItem;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.core.skill.Reference;
import dev.tunesmith.core.skill.Skill;
import dev.tunesmith.core.skill.ToolGrant;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.Field;
import dev.tunesmith.skillfiles.frontmatter.FrontMatter.FieldValue;
import dev.tunesmith.skillfiles.yaml.YamlValue;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives the fields of a front matter their meaning. */
final class HeaderReader {

  private static final String SECTION = "front matter";
  private static final int MAX_DESCRIPTION = 1024;
  private static final int LOOKED_AT = 200;
  private static final Pattern TEMPLATE =
      Pattern.compile(
          ".*(?:\\{\\{|\\}\\}|\\$\\{|\\{[^}]*\\}|<[^>]+>|%[A-Z_]+%).*|\\[.*\\]"
              + "|(?i:(?:your[-_ ])(?:agent|skill)(?:[-_ ]name)?(?:[-_ ]here)?"
              + "|(?:agent|skill)[-_ ]name(?:[-_ ]here)?)",
          Pattern.DOTALL);
  private static final Pattern LITERAL_BREAK = Pattern.compile("(?<!\\b[A-Za-z]:)\\\\n");

  private final FrontMatter frontMatter;
  private final int fence;
  private final Finding nameless;
  private final Findings findings;
  private final List<ContractItem> items = new ArrayList<>();

  HeaderReader(FrontMatter frontMatter, int fence, Finding nameless, Findings findings) {
    this.nameless = nameless;
    this.frontMatter = frontMatter;
    this.fence = fence;
    this.findings = findings;
  }

  Header header() {
    List<Word> dependencies = dependencies();
    List<Word> tags = words("tags", "keywords");
    List<Word> hosts = words("hosts");
    Optional<Word> model = text("model").filter(word -> !word.text().isEmpty());
    ToolGrant tools = new ToolsField(frontMatter, findings).grant();
    Word id = text("id").map(HeaderReader::visible).orElse(null);
    Word name = name();
    List<Word> aliases = words("aliases");
    int toolsLine = ToolsField.granting(frontMatter).map(Field::line).orElse(fence);
    Rules rules = new RulesField(findings, this::words).rules(frontMatter);
    say(Kind.CHALLENGE, rules.owns());
    say(Kind.NAME, Stream.of(id, name).filter(Objects::nonNull).toList());
    say(Kind.NAME, aliases);
    say(Kind.TAG, tags);
    say(Kind.HOST, hosts);
    say(Kind.MODEL, model.stream().toList());
    sayTools(tools, toolsLine);
    return new Header(
        id,
        name,
        description(),
        texts(aliases),
        new Skill.Declaration(
            texts(tags),
            texts(hosts),
            texts(dependencies),
            model.map(Word::text).orElse(null),
            tools),
        references(dependencies),
        rules,
        items,
        toolsLine);
  }

  /** Under {@code metadata} the word "dependencies" is others', who mean packages by it. */
  private List<Word> dependencies() {
    return frontMatter
        .find("dependencies", "depends-on", "depends_on")
        .or(() -> frontMatter.findInMetadata("depends-on", "depends_on"))
        .map(this::words)
        .orElse(List.of());
  }

  private void say(Kind kind, List<Word> words) {
    for (Word word : words) {
      String text = word.text().strip();
      if (!text.isEmpty()) {
        items.add(new ContractItem(kind, SECTION, text, word.line()));
      }
    }
  }

  private void sayTools(ToolGrant tools, int line) {
    String sign = tools.declared() == ToolGrant.Declared.EXCEPT ? "not " : "";
    say(Kind.TOOL, tools.names().stream().map(name -> new Word(sign + name, line)).toList());
    if (tools.declared() == ToolGrant.Declared.YES && tools.names().isEmpty()) {
      say(Kind.TOOL, List.of(new Word("none", line)));
    }
  }

  private @Nullable Word name() {
    Optional<Word> name = text("name").filter(word -> !word.text().isBlank());
    if (name.isEmpty()) {
      findings.add(nameless, lineOf("name"), "name", "there is no name; the file's serves");
      return null;
    }
    Word word = visible(name.get());
    if (word.text().isBlank()) {
      findings.add(nameless, word.line(), "name", "nothing of the name is seen");
      return null;
    }
    String start = word.text().substring(0, Math.min(word.text().length(), LOOKED_AT));
    if (TEMPLATE.matcher(start).matches()) {
      findings.add(
          Finding.NAME_TEMPLATE,
          word.line(),
          "name",
          "the name '" + word.text() + "' was never filled in");
    }
    return word;
  }

  private static Word visible(Word word) {
    return new Word(Invisible.without(word.text()), word.line());
  }

  /** Where a key stands that says nothing, else the fence. */
  private int lineOf(String key) {
    return frontMatter.find(key).map(Field::line).orElse(fence);
  }

  private String description() {
    Optional<Word> found = text("description").filter(word -> !word.text().isBlank());
    if (found.isEmpty()) {
      findings.add(
          Finding.DESCRIPTION_MISSING,
          lineOf("description"),
          "description",
          "there is no description");
      return "";
    }
    String text = LITERAL_BREAK.matcher(found.get().text()).replaceAll("\n").strip();
    int length = text.codePointCount(0, text.length());
    if (length > MAX_DESCRIPTION) {
      findings.add(
          Finding.DESCRIPTION_LONG,
          found.get().line(),
          "description",
          "the description has " + length + " characters; other readers stop at 1024");
    }
    return text;
  }

  private Optional<Word> text(String key) {
    boolean isOurs = key.equals("id") || key.equals("model");
    return (isOurs ? frontMatter.findAlsoInMetadata(key) : frontMatter.find(key))
        .flatMap(this::text);
  }

  private Optional<Word> text(Field field) {
    if (field.value() instanceof FieldValue.Literal literal) {
      return Optional.of(new Word(literal.text(), field.line()));
    }
    if (!(field.value() instanceof FieldValue.Read read)) {
      return Optional.empty();
    }
    YamlValue value = read.value();
    if (value instanceof Sequence sequence && !sequence.values().isEmpty()) {
      value = sequence.values().get(0);
    }
    if (!(value instanceof Scalar scalar) || scalar.spelling() == Spelling.NOTHING) {
      return Optional.empty();
    }
    noteUnlessText(field.key(), scalar);
    return Optional.of(new Word(scalar.text(), field.line()));
  }

  private void noteUnlessText(String key, Scalar scalar) {
    Spelling spelling = scalar.spelling();
    if (spelling == Spelling.NUMBER || spelling == Spelling.TRUTH || spelling == Spelling.DATE) {
      findings.add(
          Finding.NOT_TEXT,
          scalar.line(),
          key,
          "'"
              + scalar.text()
              + "' reads as a "
              + (spelling == Spelling.TRUTH ? "boolean" : spelling.name().toLowerCase(Locale.ROOT))
              + "; it is kept as text");
    }
  }

  private List<Word> words(String... keys) {
    return frontMatter.findAlsoInMetadata(keys).map(this::words).orElse(List.of());
  }

  private List<Word> words(Field field) {
    List<Word> words = new ArrayList<>();
    if (field.value() instanceof FieldValue.Literal literal) {
      split(literal.text(), field.line(), words);
    } else if (field.value() instanceof FieldValue.Read read) {
      collect(field.key(), read.value(), words);
    }
    return words.stream()
        .map(HeaderReader::visible)
        .filter(word -> !word.text().isEmpty())
        .distinct()
        .toList();
  }

  private void collect(String key, YamlValue value, List<Word> words) {
    if (value instanceof Sequence sequence) {
      sequence.values().forEach(each -> collectOne(key, each, words));
    } else if (value instanceof Mapping mapping) {
      mapping.entries().forEach(entry -> words.add(new Word(entry.key(), entry.line())));
    } else if (value instanceof Scalar scalar && scalar.spelling() != Spelling.NOTHING) {
      noteUnlessText(key, scalar);
      split(scalar.text(), scalar.line(), words);
    }
  }

  private void collectOne(String key, YamlValue value, List<Word> words) {
    if (value instanceof Scalar scalar && scalar.spelling() != Spelling.NOTHING) {
      noteUnlessText(key, scalar);
      words.add(new Word(scalar.text().strip(), scalar.line()));
    } else if (value instanceof Mapping mapping) {
      mapping
          .text("agent")
          .or(() -> mapping.text("name"))
          .ifPresent(name -> words.add(new Word(name.strip(), mapping.line())));
    }
  }

  private static void split(String text, int line, List<Word> words) {
    for (String part : text.split("[,\\n]", -1)) {
      String word = part.strip();
      word = word.startsWith("[") || word.startsWith("- ") ? word.substring(1) : word;
      word = word.endsWith("]") ? word.substring(0, word.length() - 1) : word;
      words.add(new Word(word.strip(), line));
    }
  }

  private List<Reference> references(List<Word> dependencies) {
    List<Reference> references = new ArrayList<>();
    dependencies.forEach(word -> references.add(reference(Reference.Kind.DEPENDS_ON, word)));
    words("skills").forEach(word -> references.add(reference(Reference.Kind.DEPENDS_ON, word)));
    words("agents", "subagents").stream()
        .filter(word -> !word.text().equals("*"))
        .forEach(word -> references.add(reference(Reference.Kind.CONSULTS, word)));
    words("handoffs").forEach(word -> references.add(reference(Reference.Kind.HANDS_OFF_TO, word)));
    return references;
  }

  private static Reference reference(Reference.Kind kind, Word word) {
    String name = word.text().startsWith("@") ? word.text().substring(1) : word.text();
    return new Reference(kind, name, word.line());
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).distinct().toList();
  }
}
