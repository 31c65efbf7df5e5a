package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredLevel;
import dev.tunesmith.core.escalation.DeclaredWhom;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.skill.ContractItem.Kind;
import dev.tunesmith.skillfiles.contract.LevelDraft.Outcome;
import dev.tunesmith.skillfiles.contract.Piece.Code;
import dev.tunesmith.skillfiles.contract.Piece.Heading;
import dev.tunesmith.skillfiles.contract.Piece.Point;
import dev.tunesmith.skillfiles.contract.Piece.Prose;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import dev.tunesmith.skillfiles.contract.YamlOutline.Entry;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import dev.tunesmith.skillfiles.frontmatter.Rules;
import dev.tunesmith.skillfiles.frontmatter.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Collects what a text says of each level, in its own section, a table, a list or YAML. */
final class Levels {

  private static final Pattern NOTHING = Pattern.compile("(?i)\\W*|none|n/?a|nobody");
  private static final String SUCCESS_RATE = "success rate";

  private final Items items;
  private final Findings findings;
  private final Map<Level, LevelDraft> drafts = new EnumMap<>(Level.class);
  private Optional<Section> open = Optional.empty();

  /** The section of a level, down to the next heading that is no smaller. */
  private static final class Section {
    final Heading heading;
    final LevelDraft draft;
    final List<String> said = new ArrayList<>();
    String label = "";

    Section(Heading heading, LevelDraft draft) {
      this.heading = heading;
      this.draft = draft;
    }

    /** What is said of a level that there is not is obeyed by nobody. */
    Outcome say(String text, int line) {
      Outcome outcome = draft.say(text, line);
      return outcome == Outcome.UNDERSTOOD && LevelName.isBeyond(heading.text())
          ? Outcome.RULE_NOT_UNDERSTOOD
          : outcome;
    }

    boolean isUnder(String... words) {
      String lower = label.toLowerCase(Locale.ROOT);
      return List.of(words).stream().anyMatch(lower::contains);
    }
  }

  Levels(Items items, Findings findings) {
    this.items = items;
    this.findings = findings;
  }

  Map<Level, DeclaredLevel> declared() {
    Map<Level, DeclaredLevel> declared = new EnumMap<>(Level.class);
    drafts.forEach((level, draft) -> declared.put(level, draft.level()));
    return declared;
  }

  /** Whom each level says to ask. */
  Map<Level, DeclaredWhom> whom() {
    Map<Level, DeclaredWhom> whom = new EnumMap<>(Level.class);
    drafts.forEach((level, draft) -> draft.whom().ifPresent(said -> whom.put(level, said)));
    return whom;
  }

  /** Takes in what a front matter says, which is before whatever the text says. */
  void read(Rules rules) {
    rules.limits().forEach(limit -> say(Level.SELF_RECOVERY, limit.text(), limit.line()));
    if (!rules.whom().isEmpty()) {
      int line = rules.whom().get(0).line();
      List<String> names = rules.whom().stream().map(Word::text).toList();
      draft(Level.PEER_CONSULTATION, line).ask(names, line);
    }
  }

  boolean isOpen() {
    return open.isPresent();
  }

  /** A heading opens a level, or closes the one it does not stand under. */
  void enter(Heading next) {
    Optional<Level> level = LevelName.of(next.text());
    boolean ends = open.filter(section -> next.rank() > section.heading.rank()).isEmpty();
    boolean isBeyond = LevelName.isBeyond(next.text());
    if (level.isPresent() || isBeyond || ends) {
      finish();
    }
    if (level.isPresent()) {
      open = Optional.of(new Section(next, draft(level.get(), next.line())));
    } else if (isBeyond) {
      open = Optional.of(new Section(next, new LevelDraft(next.line())));
    } else {
      open.ifPresent(section -> section.label = next.text());
    }
  }

  /**
   * Ends the reading. Nobody is asked on reaching the first level, so whom it names is asked next.
   */
  void close() {
    finish();
    Optional<DeclaredWhom> first =
        Optional.ofNullable(drafts.get(Level.SELF_RECOVERY)).flatMap(LevelDraft::takeWhom);
    first.ifPresent(
        whom -> draft(Level.PEER_CONSULTATION, whom.line()).ask(whom.names(), whom.line()));
  }

  /** Closes the open level. */
  private void finish() {
    open.ifPresent(
        section -> {
          String title = section.heading.text();
          items.add(Kind.LEVEL, title, title, section.said, section.heading.line());
        });
    open = Optional.empty();
  }

  void read(Prose prose) {
    open.ifPresent(section -> read(section, prose));
  }

  private void read(Section section, Prose prose) {
    String text = prose.text();
    if (text.endsWith(":")) {
      section.label = text.substring(0, text.length() - 1);
      return;
    }
    note(section.say(text, prose.line()), text, prose.line());
    if (text.regionMatches(true, 0, SUCCESS_RATE, 0, SUCCESS_RATE.length())) {
      items.add(Kind.SUCCESS_TARGET, section.heading.text(), text, prose.line());
    } else if (prose.isBold()) {
      section.said.add(text);
    }
  }

  void read(Point point) {
    open.ifPresent(section -> read(section, point));
  }

  private void read(Section section, Point point) {
    String title = section.heading.text();
    if (section.isUnder("trigger")) {
      section.draft.trigger(point.text());
      items.add(Kind.TRIGGER, title, point);
    } else if (section.isUnder("handle", "issues")) {
      items.add(Kind.RECOVERY, title, point);
    } else {
      Outcome outcome = section.say(point.text(), point.line());
      note(outcome, point.text(), point.line());
      point.nested().forEach(text -> section.draft.ask(text, point.line()));
      Kind kind = outcome == Outcome.UNDERSTOOD ? Kind.LEVEL_RULE : Kind.STATEMENT;
      items.add(kind, section.label.isEmpty() ? title : section.label, point);
    }
  }

  /** A form under "Include in escalation" names the fields of the message. */
  void read(Code code) {
    open.filter(section -> section.isUnder("escalation"))
        .ifPresent(section -> items.addForm(Kind.MESSAGE_FIELD, section.heading.text(), code));
  }

  /** Takes in a row of a table that has a column of levels. */
  boolean read(Row row) {
    Optional<Level> level =
        row.title().startsWith("level") ? LevelName.ofCell(row.first()) : Optional.empty();
    for (int column = 1; column < row.width() && level.isPresent(); column++) {
      String cell = row.cells().get(column);
      if (!NOTHING.matcher(cell).matches()) {
        say(level.get(), row.header().get(column) + ": " + cell, row.line());
      }
    }
    return level.isPresent();
  }

  /** Takes in a list item that speaks of a level in one line. */
  boolean readInline(Point point) {
    Optional<Level> level = LevelName.of(point.text());
    Optional<String> said = LevelName.saidAfter(point.text());
    said.ifPresent(text -> say(level.orElseThrow(), text, point.line()));
    return said.isPresent();
  }

  /** Takes in what stands under a key {@code level_N}. */
  boolean read(Entry entry) {
    Optional<Level> level =
        entry.path().stream().map(LevelName::of).flatMap(Optional::stream).findFirst();
    level.ifPresent(found -> read(found, entry));
    return level.isPresent();
  }

  private void read(Level level, Entry entry) {
    if (entry.isGroup() && LevelDraft.isAsking(entry.key())) {
      draft(level, entry.line()).ask(entry.namesBelow(), entry.line());
    } else if (!entry.isGroup()) {
      say(level, entry.text(), entry.line());
    }
  }

  private void say(Level level, String text, int line) {
    note(draft(level, line).say(text, line), text, line);
  }

  private void note(Outcome outcome, String text, int line) {
    switch (outcome) {
      case NEGATIVE -> findings.add(Finding.NUMBER_NEGATIVE, line, "below zero: '" + text + "'");
      case RULE_NOT_UNDERSTOOD ->
          findings.add(
              Finding.RULE_NOT_OBEYED, line, "reads like a rule, and nothing obeys it: " + text);
      case CONTRADICTION ->
          findings.add(
              Finding.RULE_TWICE, line, "said otherwise before, which holds: '" + text + "'");
      case UNDERSTOOD, NO_RULE -> {}
    }
  }

  private LevelDraft draft(Level level, int line) {
    return drafts.computeIfAbsent(level, missing -> new LevelDraft(line));
  }
}
