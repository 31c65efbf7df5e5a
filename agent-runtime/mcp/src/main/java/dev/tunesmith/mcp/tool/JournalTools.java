package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.text.HiddenCharacters;
import dev.tunesmith.core.tool.Tool;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.engine.order.WorkJournal;
import dev.tunesmith.engine.order.WorkJournal.Entry;
import dev.tunesmith.mcp.session.Fence;
import dev.tunesmith.mcp.session.RefusedCallException;
import dev.tunesmith.mcp.tool.HostTool.Effect;
import java.util.List;
import java.util.stream.Collectors;

/** The journal of sessions, for a host that has none of its own. */
final class JournalTools {
  private static final String THOUGHTS = "thoughts";
  private static final String QUERY = "query";
  private static final String LIMIT = "limit";
  private static final String ID = "id";
  private static final int USUAL = 5;
  private static final int MOST = 20;
  private static final int SHOWN = 150;
  private static final int LONGEST_THOUGHT = 8_000;

  private final WorkJournal journal;

  JournalTools(WorkJournal journal) {
    this.journal = journal;
  }

  List<HostTool> all() {
    return List.of(process(), search(), recent(), read());
  }

  private HostTool process() {
    return new HostTool(
        new Tool(
            "process_thoughts",
            "Writes down what you learned, for later sessions. No password and no value of a"
                + " database.",
            List.of(Parameters.required(THOUGHTS, "in your words"))),
        "Write into the journal",
        Effect.ACTS,
        (arguments, client) -> {
          String words = arguments.text(THOUGHTS).orElse("").strip();
          if (words.isEmpty()) {
            throw new RefusedCallException(
                "arguments-wrong", "there is no thought", "say something in thoughts");
          }
          return HostAnswer.of("id: " + journal.write(Fence.masked(words, LONGEST_THOUGHT)));
        });
  }

  private HostTool search() {
    return new HostTool(
        new Tool(
            "search_journal",
            "What was tried before, and what came of it: entries with your words in them, best"
                + " first.",
            List.of(
                Parameters.required(QUERY, "words, as tables, columns, kinds of remedy"),
                Parameters.optional(LIMIT, Tool.Type.NUMBER, "default 5"))),
        "Search the journal",
        Effect.READS,
        (arguments, client) ->
            listed(journal.search(arguments.text(QUERY).orElse(""), limit(arguments))));
  }

  private HostTool recent() {
    return new HostTool(
        new Tool(
            "list_recent_entries",
            "The latest entries of the journal, newest first.",
            List.of(Parameters.optional(LIMIT, Tool.Type.NUMBER, "default 5"))),
        "Latest entries",
        Effect.READS,
        (arguments, client) -> listed(journal.recent(limit(arguments))));
  }

  private static int limit(Structure arguments) {
    double wanted = arguments.number(LIMIT).orElse((double) USUAL);
    return (int) Math.max(1, Math.min(MOST, wanted));
  }

  private static HostAnswer listed(List<Entry> entries) {
    String lines =
        entries.stream()
            .map(
                each ->
                    "id: "
                        + each.id()
                        + "\n  "
                        + HiddenCharacters.onOneLine(HiddenCharacters.cut(each.text(), SHOWN)))
            .collect(Collectors.joining("\n"));
    return HostAnswer.of(
        entries.isEmpty()
            ? "the journal has nothing of that"
            : Fence.around(lines, HostAnswer.MOST - 300) + "\nnext: read_journal_entry with an id");
  }

  private HostTool read() {
    return new HostTool(
        new Tool(
            "read_journal_entry",
            "One entry of the journal, whole.",
            List.of(Parameters.required(ID, "of a search or a list"))),
        "Read an entry",
        Effect.READS,
        (arguments, client) -> read(arguments.text(ID).orElse("").strip()));
  }

  private HostAnswer read(String id) {
    Entry entry =
        journal
            .entry(id)
            .orElseThrow(
                () ->
                    new RefusedCallException(
                        "entry-unknown",
                        "the journal has no such entry",
                        "call search_journal or list_recent_entries for ids"));
    return HostAnswer.of(Fence.around(entry.at() + "\n" + entry.text(), HostAnswer.MOST - 100));
  }
}
