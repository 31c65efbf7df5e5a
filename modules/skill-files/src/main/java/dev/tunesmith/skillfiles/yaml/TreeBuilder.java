package dev.tunesmith.skillfiles.yaml;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.yaml.YamlReading.Refused;
import dev.tunesmith.skillfiles.yaml.YamlValue.Entry;
import dev.tunesmith.skillfiles.yaml.YamlValue.Mapping;
import dev.tunesmith.skillfiles.yaml.YamlValue.Scalar;
import dev.tunesmith.skillfiles.yaml.YamlValue.Sequence;
import dev.tunesmith.skillfiles.yaml.YamlValue.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns composed nodes into values; aliases are written out, so their number is bounded. */
final class TreeBuilder {

  private static final int MAX_VALUES = 20_000;
  private static final String MERGE = "<<";

  private final int firstLine;
  private int values;
  private int depth;

  /** Where the value stands of which this one is a part: an alias's own line is its anchor's. */
  private int outermostLine;

  private @Nullable Refused refused;

  TreeBuilder(int firstLine) {
    this.firstLine = firstLine;
  }

  @Nullable Refused refused() {
    return refused;
  }

  YamlValue value(Node node) {
    values++;
    int line = lineOf(node);
    if (values > MAX_VALUES) {
      refused = new Refused(Finding.ALIASES_TOO_MANY, "its aliases multiply", outermostLine);
      return new Scalar("", Spelling.NOTHING, line);
    }
    if (node instanceof MappingNode mapping) {
      return new Mapping(entries(mapping), line);
    }
    if (node instanceof SequenceNode sequence) {
      return new Sequence(items(sequence), line);
    }
    return scalar((ScalarNode) node);
  }

  private List<YamlValue> items(SequenceNode sequence) {
    List<YamlValue> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      if (refused == null) {
        items.add(value(item));
      }
    }
    return items;
  }

  private List<Entry> entries(MappingNode mapping) {
    List<Entry> entries = new ArrayList<>();
    depth++;
    for (NodeTuple tuple : mapping.getValue()) {
      if (refused == null) {
        Node key = tuple.getKeyNode();
        outermostLine = depth == 1 ? lineOf(key) : outermostLine;
        String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
        entries.add(new Entry(name, value(tuple.getValueNode()), lineOf(key)));
      }
    }
    depth--;
    return merged(entries);
  }

  /** What {@code <<} brings along counts where the mapping does not say otherwise itself. */
  private static List<Entry> merged(List<Entry> entries) {
    List<Entry> own = entries.stream().filter(entry -> !entry.key().equals(MERGE)).toList();
    List<Entry> all = new ArrayList<>(own);
    entries.stream()
        .filter(entry -> entry.key().equals(MERGE))
        .flatMap(entry -> brought(entry.value()))
        .filter(entry -> all.stream().noneMatch(each -> each.key().equals(entry.key())))
        .forEach(all::add);
    return all;
  }

  private static Stream<Entry> brought(YamlValue value) {
    if (value instanceof Mapping mapping) {
      return mapping.entries().stream();
    }
    return value instanceof Sequence sequence
        ? sequence.values().stream().flatMap(TreeBuilder::brought)
        : Stream.empty();
  }

  private Scalar scalar(ScalarNode node) {
    return new Scalar(node.getValue(), spelling(node), lineOf(node));
  }

  private static Spelling spelling(ScalarNode node) {
    ScalarStyle style = node.getScalarStyle();
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      return Spelling.BLOCK;
    }
    if (style != ScalarStyle.PLAIN) {
      return Spelling.QUOTED;
    }
    Tag tag = node.getTag();
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Spelling.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Spelling.TRUTH;
    }
    if (tag.equals(Tag.TIMESTAMP)) {
      return Spelling.DATE;
    }
    return tag.equals(Tag.NULL) ? Spelling.NOTHING : Spelling.TEXT;
  }

  private int lineOf(Node node) {
    return firstLine + node.getStartMark().getLine();
  }
}
