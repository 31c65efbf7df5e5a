import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the tables of TPC-H at a scale factor, a file TABLE.tbl for each, fields separated by |.
 */
final class TpchData {

  private TpchData() {}

  public static void main(String[] arguments) throws IOException {
    double scale = Double.parseDouble(arguments[0]);
    Path folder = Path.of(arguments[1]);
    for (TpchTable<?> table : TpchTable.getTables()) {
      write(table, scale, folder.resolve(table.getTableName() + ".tbl"));
    }
  }

  private static void write(TpchTable<?> table, double scale, Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
      for (TpchEntity row : table.createGenerator(scale, 1, 1)) {
        String line = row.toLine();
        out.print(line.endsWith("|") ? line.substring(0, line.length() - 1) : line);
        out.print('\n');
      }
      if (out.checkError()) {
        throw new IOException("expected to write " + file + ", got an error");
      }
    }
  }
}
