package dev.tunesmith.cli.skills;

import dev.tunesmith.core.skill.Diagnostic;
import java.util.List;
import java.util.TreeSet;

/** Writes findings in the form that code scanners exchange, SARIF 2.1.0. */
final class Sarif {

  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private Sarif() {}

  static JsonText of(List<Diagnostic> diagnostics) {
    List<JsonText> rules =
        new TreeSet<>(diagnostics.stream().map(Diagnostic::code).toList())
            .stream().map(code -> new JsonText().with("id", code)).toList();
    JsonText driver = new JsonText().with("name", "tunesmith").withObjects("rules", rules);
    JsonText run =
        new JsonText()
            .with("tool", new JsonText().with("driver", driver))
            .withObjects("results", diagnostics.stream().map(Sarif::result).toList());
    return new JsonText()
        .with("$schema", SCHEMA)
        .with("version", "2.1.0")
        .withObjects("runs", List.of(run));
  }

  private static JsonText result(Diagnostic found) {
    String fix = found.fix() == null ? "" : "; fix: " + found.fix();
    return new JsonText()
        .with("ruleId", found.code())
        .with("level", level(found))
        .with("message", new JsonText().with("text", found.message() + fix))
        .withObjects(
            "locations", List.of(new JsonText().with("physicalLocation", location(found))));
  }

  /** A finding about a whole file has no region. */
  private static JsonText location(Diagnostic found) {
    String uri = found.file().replace('\\', '/').replace("%", "%25").replace(" ", "%20");
    JsonText location = new JsonText().with("artifactLocation", new JsonText().with("uri", uri));
    return found.line() < 1
        ? location
        : location.with("region", new JsonText().with("startLine", found.line()));
  }

  private static String level(Diagnostic found) {
    return switch (found.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
