package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.skill.NearestName;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import dev.tunesmith.skillfiles.finding.Finding;
import dev.tunesmith.skillfiles.finding.Findings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the tables that say which kinds of remedy may be used: one row a level with a column of
 * kinds, or one row a kind. Of the latter, the whole table speaks of the highest level at which one
 * of its kinds is at home. A name that is no kind grants nothing: a level of which only such names
 * are said has no kinds of its own.
 */
final class KindTables {

  private static final Pattern NOTHING_SAID = Pattern.compile("[-\\u2013\\u2014\\s]*");

  private final Findings findings;
  private final Map<Level, DeclaredKinds> byLevel = new EnumMap<>(Level.class);
  private final Set<RemedyKind> ofRole = new TreeSet<>();
  private int lineOfRole;
  private final List<Unknown> unknownHere = new ArrayList<>();
  private boolean isKnownHere;
  private int lastLine;

  private record Unknown(String name, int line) {}

  KindTables(Findings findings) {
    this.findings = findings;
  }

  /** Takes in a row of a table. */
  void read(Row row) {
    String title = row.title();
    if (title.startsWith("level")) {
      readLevel(row);
    } else if (title.equals("kind") || title.equals("remedy kind")) {
      readKind(row);
    }
  }

  private void readLevel(Row row) {
    LevelName.ofCell(row.first()).ifPresent(level -> readLevel(level, row));
  }

  private void readLevel(Level level, Row row) {
    for (int column = 1; column < row.width(); column++) {
      String title = Plain.words(row.header().get(column));
      String cell = row.cells().get(column);
      boolean isOfKinds = title.contains("remedy kinds") || title.equals("kinds");
      if (isOfKinds && !NOTHING_SAID.matcher(cell).matches()) {
        readKinds(level, cell, row.line());
      }
    }
  }

  private void readKinds(Level level, String cell, int line) {
    Set<RemedyKind> kinds = new TreeSet<>();
    for (String name : names(cell)) {
      RemedyKinds.BUILT_IN
          .labelled(name)
          .ifPresentOrElse(kinds::add, () -> noteUnlessNone(name, line));
    }
    byLevel.putIfAbsent(level, new DeclaredKinds(kinds, line));
  }

  private void noteUnlessNone(String name, int line) {
    if (!name.equalsIgnoreCase("none")) {
      note(new Unknown(name, line));
    }
  }

  private void readKind(Row row) {
    if (row.line() != lastLine + 1) {
      finishTable();
    }
    lastLine = row.line();
    for (String name : names(row.cells().get(0))) {
      Optional<RemedyKind> kind = RemedyKinds.BUILT_IN.labelled(name);
      if (kind.isEmpty()) {
        unknownHere.add(new Unknown(name, row.line()));
      } else {
        isKnownHere = true;
        lineOfRole = ofRole.isEmpty() ? row.line() : lineOfRole;
        ofRole.add(kind.get());
      }
    }
  }

  /** A table none of whose kinds is ours is one of other sorts of things, and no mistake. */
  private void finishTable() {
    if (isKnownHere) {
      unknownHere.forEach(this::note);
    }
    unknownHere.clear();
    isKnownHere = false;
  }

  private static List<String> names(String cell) {
    return Arrays.stream(cell.split(",", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** The kinds of all tables; to be asked once, at the end of the text. */
  Map<Level, DeclaredKinds> kinds() {
    finishTable();
    Map<Level, DeclaredKinds> kinds = new EnumMap<>(byLevel);
    ofRole.stream()
        .map(Protocol.standard()::levelFor)
        .max(Comparator.naturalOrder())
        .ifPresent(level -> kinds.putIfAbsent(level, new DeclaredKinds(ofRole, lineOfRole)));
    return kinds;
  }

  private void note(Unknown unknown) {
    String message = "no kind of remedy is called '" + unknown.name() + "', so it allows nothing";
    findings.add(Finding.KIND_UNKNOWN, unknown.line(), null, message, fix(unknown.name()));
  }

  /** What to write instead of a name that is no kind of remedy. */
  static String fix(String name) {
    List<String> known = RemedyKinds.BUILT_IN.all().stream().map(RemedyKind::label).toList();
    return new NearestName(known)
        .to(name)
        .map(near -> "write " + near + ", if that is meant")
        .orElse("name one of the kinds: create_index, drop_index, statistics, rewrite, …");
  }
}
