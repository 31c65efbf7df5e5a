package dev.tunesmith.core.workload;

import java.util.List;
import java.util.stream.Stream;

/**
 * Transactions that a server saw wait for each other. Whoever has such a statement measured has
 * them meet again, each in a session of its own; the statement's own text reads what both want.
 *
 * @param parties those that met; at least two
 * @param seen how often it happened
 */
public record Encounter(List<Party> parties, int seen) implements Course {

  /**
   * One of the transactions.
   *
   * @param asked the statements that lock something, as they were asked, with their values
   * @param ordered queries that lock all rows of these in one order, asked before them
   */
  public record Party(List<String> asked, List<String> ordered) {
    public Party {
      asked = List.copyOf(asked);
      ordered = List.copyOf(ordered);
    }
  }

  public Encounter {
    parties = List.copyOf(parties);
  }

  @Override
  public Stream<String> texts() {
    return parties.stream().flatMap(party -> party.asked().stream());
  }
}
