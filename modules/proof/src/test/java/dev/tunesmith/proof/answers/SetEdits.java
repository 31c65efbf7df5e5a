package dev.tunesmith.proof.answers;

import dev.tunesmith.proof.answers.Mutation.Edit;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.select.ExceptOp;
import net.sf.jsqlparser.statement.select.IntersectOp;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SetOperation;
import net.sf.jsqlparser.statement.select.SetOperationList;
import net.sf.jsqlparser.statement.select.UnionOp;

/** Wrong changes of UNION, EXCEPT and INTERSECT. */
final class SetEdits {

  private SetEdits() {}

  static List<Edit> of(SetOperationList list) {
    List<Edit> edits = new ArrayList<>();
    for (SetOperation operation : list.getOperations()) {
      edits.add(
          new Edit(
              operation.isAll() ? "UNION ALL to UNION" : "UNION to UNION ALL",
              () -> operation.setAll(!operation.isAll())));
      if (operation instanceof ExceptOp) {
        edits.add(
            new Edit("EXCEPT to INTERSECT", () -> replace(list, new IntersectOp("INTERSECT"))));
        edits.add(new Edit("EXCEPT swapped", () -> swap(list)));
      } else if (operation instanceof IntersectOp) {
        edits.add(new Edit("INTERSECT to UNION", () -> replace(list, new UnionOp("UNION"))));
      } else {
        edits.add(
            new Edit("UNION to INTERSECT", () -> replace(list, new IntersectOp("INTERSECT"))));
      }
    }
    edits.add(new Edit("branch dropped", () -> drop(list)));
    return edits;
  }

  private static void replace(SetOperationList list, SetOperation operation) {
    List<SetOperation> operations = new ArrayList<>(list.getOperations());
    operations.set(0, operation);
    list.setBracketsOpsAndSelects(new ArrayList<>(list.getSelects()), operations);
  }

  private static void swap(SetOperationList list) {
    List<Select> selects = new ArrayList<>(list.getSelects());
    selects.add(0, selects.remove(selects.size() - 1));
    list.setBracketsOpsAndSelects(selects, new ArrayList<>(list.getOperations()));
  }

  private static void drop(SetOperationList list) {
    list.setBracketsOpsAndSelects(
        new ArrayList<>(list.getSelects().subList(0, 1)), new ArrayList<>());
  }
}
