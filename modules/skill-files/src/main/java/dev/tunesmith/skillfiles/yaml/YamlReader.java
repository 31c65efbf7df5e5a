package dev.tunesmith.skillfiles.yaml;

import dev.tunesmith.skillfiles.yaml.YamlReading.Broken;
import dev.tunesmith.skillfiles.yaml.YamlReading.Refused;
import dev.tunesmith.skillfiles.yaml.YamlReading.Tree;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Composes YAML to source texts. It builds no objects, so no tag can make it do anything. */
public final class YamlReader {

  private static final int MAX_DEPTH = 40;

  private YamlReader() {}

  /** Reads {@code text}, whose first line is line {@code firstLine} of its file. */
  public static YamlReading read(String text, int firstLine) {
    try {
      return compose(text, firstLine);
    } catch (MarkedYAMLException e) {
      String problem = Optional.ofNullable(e.getProblem()).orElse("not YAML");
      return new Broken(firstSentence(problem), firstLine + line(e, problem));
    } catch (YAMLException e) {
      return new Broken(firstSentence(String.valueOf(e.getMessage())), firstLine);
    }
  }

  /** What never ends is wrong where it begins. */
  private static int line(MarkedYAMLException e, String problem) {
    Optional<Mark> problemMark = Optional.ofNullable(e.getProblemMark());
    Optional<Mark> context = Optional.ofNullable(e.getContextMark());
    return (problem.contains("end of stream") ? context.or(() -> problemMark) : problemMark)
        .map(Mark::getLine)
        .orElse(0);
  }

  private static YamlReading compose(String text, int firstLine) {
    Dangers dangers = Dangers.in(text, firstLine, options());
    if (dangers.refused() != null) {
      return dangers.refused();
    }
    Composer composer =
        new Composer(new ParserImpl(new StreamReader(text), options()), new Resolver(), options());
    Node root = composer.getSingleNode();
    if (root == null) {
      return new Tree(null, dangers.localTags());
    }
    TreeBuilder builder = new TreeBuilder(firstLine);
    YamlValue value = builder.value(root);
    Refused refused = builder.refused();
    return refused == null ? new Tree(value, dangers.localTags()) : refused;
  }

  private static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(Dangers.MAX_ALIASES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setProcessComments(false);
    return options;
  }

  private static String firstSentence(String problem) {
    int end = problem.indexOf('\n');
    return end < 0 ? problem : problem.substring(0, end);
  }
}
