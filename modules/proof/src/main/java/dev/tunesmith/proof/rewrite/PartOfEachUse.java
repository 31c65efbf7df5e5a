package dev.tunesmith.proof.rewrite;

import dev.tunesmith.core.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.WithItem;

/**
 * A common table expression that a server keeps whole for its uses is written where each of them
 * reads it, so that each makes the rows that it looks at, and the planner foresees how many.
 */
final class PartOfEachUse {

  static final RewriteRule RULE =
      new RewriteRule(
          "a common table expression is kept whole for uses that look at parts of it",
          "It is not recursive, nothing else names it, it leaves no choice of rows, and what it"
              + " names means the same where it is read.",
          "The same words, asked of the same data, have the same rows, however often they are"
              + " asked.");

  private PartOfEachUse() {}

  static List<Change> of(Select tree, Schema schema) {
    List<ConditionWalk.Seen> selects = ConditionWalk.selects(tree, schema);
    List<String> words = SelectText.names(tree.toString());
    boolean isUsable =
        PartUse.areKnown(tree, selects) && words.stream().filter("with"::equals).count() == 1;
    return isUsable
        ? tree.getWithItemsList().stream()
            .flatMap(part -> change(part, tree, selects).stream())
            .toList()
        : List.of();
  }

  /** The statement with what is read once, and not kept, where it is read. */
  static Optional<String> ofOneUse(Select tree, Schema schema) {
    List<ConditionWalk.Seen> selects = ConditionWalk.selects(tree, schema);
    List<String> words = SelectText.names(tree.toString());
    boolean isUsable =
        PartUse.areKnown(tree, selects)
            && words.stream().filter("with"::equalsIgnoreCase).count() == 1;
    return isUsable
        ? tree.getWithItemsList().stream()
            .filter(part -> !part.isMaterialized())
            .flatMap(
                part -> {
                  List<PartUse> uses = PartUse.of(part, tree, selects);
                  return text(part, tree, uses, uses.size() == 1).stream();
                })
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Change> change(
      WithItem<?> part, Select tree, List<ConditionWalk.Seen> selects) {
    List<PartUse> uses = PartUse.of(part, tree, selects);
    boolean isKept = uses.size() > 1 || (part.isMaterialized() && uses.size() == 1);
    return text(
            part,
            tree,
            uses,
            isKept && !RepeatedPart.isChoosing(part.getParenthesedStatement().toString()))
        .map(text -> Change.of(text, RULE, Grounds.proven()));
  }

  private static Optional<String> text(
      WithItem<?> part, Select tree, List<PartUse> uses, boolean isMeant) {
    return isMeant
            && part.getWithItemList() == null
            && part.getParenthesedStatement() instanceof ParenthesedSelect rows
            && meansTheSame(rows.getSelect().toString(), part, tree)
            && uses.stream().allMatch(use -> use.hasColumns(part.getAliasName()))
        ? Optional.of(text(part, rows.getSelect(), uses, tree))
        : Optional.empty();
  }

  /** Whether no common table expression behind it is called as something in it. */
  private static boolean meansTheSame(String text, WithItem<?> part, Select tree) {
    List<WithItem<?>> parts = tree.getWithItemsList();
    List<String> words = SelectText.names(text);
    return parts.subList(parts.indexOf(part) + 1, parts.size()).stream()
        .map(WithItem::getAliasName)
        .map(Scope::folded)
        .noneMatch(words::contains);
  }

  private static String text(WithItem<?> part, Select body, List<PartUse> uses, Select tree) {
    List<WithItem<?>> own = tree.getWithItemsList();
    List<WithItem<?>> others = own.stream().filter(each -> each != part).toList();
    List<Runnable> undo = new ArrayList<>();
    uses.forEach(use -> undo.addAll(use.read(body, part.getAliasName())));
    tree.setWithItemsList(others.isEmpty() ? null : others);
    String text = tree.toString();
    tree.setWithItemsList(own);
    undo.forEach(Runnable::run);
    return text;
  }
}
