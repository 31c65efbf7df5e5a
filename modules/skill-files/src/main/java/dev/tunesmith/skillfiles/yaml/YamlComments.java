package dev.tunesmith.skillfiles.yaml;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CommentEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Finds the comments in YAML, above lines and behind values. */
public final class YamlComments {

  private YamlComments() {}

  /** The comments of {@code text} in its order, each with its mark; none where it is no YAML. */
  public static List<String> in(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setProcessComments(true);
    List<String> comments = new ArrayList<>();
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      while (parser.peekEvent() != null) {
        if (parser.getEvent() instanceof CommentEvent comment
            && comment.getCommentType() != CommentType.BLANK_LINE) {
          comments.add("#" + comment.getValue().stripTrailing());
        }
      }
      return comments;
    } catch (YAMLException e) {
      return List.of();
    }
  }
}
