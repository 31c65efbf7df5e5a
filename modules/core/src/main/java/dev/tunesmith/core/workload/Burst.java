package dev.tunesmith.core.workload;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Statements of one form that one session asked one after the other, each for another key. Whoever
 * has such a statement measured has all of them asked, one by one.
 *
 * @param form the statement with a parameter for each key: {@code $1} and so on
 * @param members each as it was asked; at least two
 * @param seen how many such bursts there were; 0 where only a server's counts tell of them
 * @param asked how many statements they asked in all
 * @param leader what the session asked before the first of them, or null where that is not known
 * @param author what wrote them
 */
public record Burst(
    String form,
    List<String> members,
    int seen,
    long asked,
    @Nullable String leader,
    StatementAuthor author)
    implements Course {

  public Burst {
    members = List.copyOf(members);
  }

  @Override
  public Stream<String> texts() {
    return Stream.of(form);
  }
}
