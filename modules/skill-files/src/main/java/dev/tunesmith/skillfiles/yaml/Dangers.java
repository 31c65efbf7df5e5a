package dev.tunesmith.skillfiles.yaml;

import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.yaml.YamlReading.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/** Looks through YAML's events for what is refused, before anything is composed. */
final class Dangers {

  static final int MAX_ALIASES = 50;

  private static final String GLOBAL = "tag:yaml.org,2002:";

  /** Tags that say no more of a value than its spelling does, and build nothing. */
  private static final Set<String> PLAIN =
      Set.of("str", "int", "float", "bool", "null", "map", "seq", "timestamp");

  private final int firstLine;
  private final Deque<String> openAnchors = new ArrayDeque<>();
  private final List<Integer> localTags = new ArrayList<>();
  private int aliases;
  private @Nullable Refused refused;

  private Dangers(int firstLine) {
    this.firstLine = firstLine;
  }

  static Dangers in(String text, int firstLine, LoaderOptions options) {
    Dangers dangers = new Dangers(firstLine);
    if (text.indexOf('*') >= 0 || text.indexOf('!') >= 0) {
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      while (dangers.refused == null && parser.peekEvent() != null) {
        dangers.look(parser.getEvent());
      }
    }
    return dangers;
  }

  @Nullable Refused refused() {
    return refused;
  }

  List<Integer> localTags() {
    return localTags;
  }

  private void look(Event event) {
    if (event instanceof AliasEvent alias) {
      lookAtAlias(alias);
    } else if (event instanceof CollectionStartEvent start) {
      openAnchors.push(start.getAnchor() == null ? "" : start.getAnchor());
      lookAtTag(start.getTag(), start);
    } else if (event instanceof CollectionEndEvent) {
      openAnchors.pop();
    } else if (event instanceof ScalarEvent scalar) {
      lookAtTag(scalar.getTag(), scalar);
    }
  }

  private void lookAtAlias(AliasEvent alias) {
    aliases++;
    if (openAnchors.contains(alias.getAnchor())) {
      refuse(Finding.ALIAS_RECURSIVE, "*" + alias.getAnchor() + " stands inside itself", alias);
    } else if (aliases > MAX_ALIASES) {
      refuse(Finding.ALIASES_TOO_MANY, "more than " + MAX_ALIASES + " aliases", alias);
    }
  }

  private void lookAtTag(@Nullable String tag, Event event) {
    if (tag == null || tag.equals("!")) {
      return;
    }
    if (tag.startsWith(GLOBAL) && PLAIN.contains(tag.substring(GLOBAL.length()))) {
      return;
    }
    if (tag.startsWith(GLOBAL)) {
      String shown = "!!" + tag.substring(GLOBAL.length());
      refuse(Finding.GLOBAL_TAG, "the tag " + shown + " asks for an object", event);
    } else if (!tag.startsWith("!")) {
      refuse(Finding.GLOBAL_TAG, "the tag " + tag + " asks for an object", event);
    } else {
      localTags.add(lineOf(event));
    }
  }

  private void refuse(Finding finding, String problem, Event event) {
    refused = new Refused(finding, problem, lineOf(event));
  }

  private int lineOf(Event event) {
    return firstLine + event.getStartMark().getLine();
  }
}
