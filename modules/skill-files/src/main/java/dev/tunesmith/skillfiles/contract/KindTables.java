package dev.tunesmith.skillfiles.contract;

import dev.tunesmith.core.escalation.DeclaredKinds;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.escalation.Protocol;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.skillfiles.contract.Piece.Row;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the tables that say which kinds of remedy may be used: one row a level with a column of
 * kinds, or one row a kind. Of the latter, the whole table speaks of the highest level at which one
 * of its kinds is at home. A row without a kind that is known says nothing.
 */
final class KindTables {

  private final Map<Level, DeclaredKinds> byLevel = new EnumMap<>(Level.class);
  private final Set<RemedyKind> ofRole = EnumSet.noneOf(RemedyKind.class);
  private int lineOfRole;

  /** Takes in a row of a table whose first column is the level. */
  void readLevel(int number, Row row) {
    List<String> header = row.header().stream().map(Plain::words).toList();
    for (int column = 1; column < Math.min(header.size(), row.cells().size()); column++) {
      if (header.get(column).contains("remedy kinds") || header.get(column).equals("kinds")) {
        Set<RemedyKind> named = kindsIn(row.cells().get(column));
        if (!named.isEmpty()) {
          DeclaredKinds kinds = new DeclaredKinds(named, row.line());
          Level.numbered(number).ifPresent(level -> byLevel.putIfAbsent(level, kinds));
        }
      }
    }
  }

  /** Takes in a row of a table of any other sort. */
  void read(Row row) {
    String title = row.header().isEmpty() ? "" : Plain.words(row.header().get(0));
    if (title.equals("kind") || title.equals("remedy kind")) {
      Set<RemedyKind> named = kindsIn(row.cells().get(0));
      lineOfRole = ofRole.isEmpty() ? row.line() : lineOfRole;
      ofRole.addAll(named);
    }
  }

  Map<Level, DeclaredKinds> kinds() {
    Map<Level, DeclaredKinds> kinds = new EnumMap<>(byLevel);
    ofRole.stream()
        .map(Protocol.standard()::levelFor)
        .max(Comparator.naturalOrder())
        .ifPresent(level -> kinds.putIfAbsent(level, new DeclaredKinds(ofRole, lineOfRole)));
    return kinds;
  }

  private static Set<RemedyKind> kindsIn(String cell) {
    Set<RemedyKind> kinds = EnumSet.noneOf(RemedyKind.class);
    Arrays.stream(cell.split(",", -1))
        .map(part -> RemedyKind.labelled(part.strip()))
        .flatMap(Optional::stream)
        .forEach(kinds::add);
    return kinds;
  }
}
