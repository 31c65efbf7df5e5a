package dev.tunesmith.mcp.tool;

import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.tool.Value.Structure;
import dev.tunesmith.mcp.session.RefusedCallException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Refuses calls that hold a password: a host writes down what its model says. */
final class Secrets {
  private static final Pattern NAME =
      Pattern.compile("(?i).*(?:passw|pwd|secret|api_?key|credential).*|(?i)token|url|user");
  private static final Pattern LOGIN = Pattern.compile("://[^/\\s:@]{1,80}:[^/\\s@]{1,200}@");
  private static final Pattern NAMED =
      Pattern.compile("(?i)\\b(?:password|passwd|pwd)\\s*[=:]\\s*[^\\s&]+");

  /** What holds SQL or a proposal, in which such words are names. */
  private static final Set<String> OF_THE_DATABASE =
      Set.of("workload_sql", "arguments", "remedies", "root_cause", "give_up");

  private Secrets() {}

  static void refuseIn(Structure arguments) {
    for (Map.Entry<String, Value> each : arguments.fields().entrySet()) {
      String text = each.getValue().asText().orElse("");
      boolean isSecret =
          NAME.matcher(each.getKey()).matches()
              || LOGIN.matcher(text).find()
              || NAMED.matcher(text).find();
      if (isSecret && !OF_THE_DATABASE.contains(each.getKey())) {
        throw new RefusedCallException(
            "credentials-in-arguments",
            "addresses, logins and passwords do not travel in arguments: a host keeps them.",
            "ask the person to write the database into tunesmith.yaml (databases: NAME: url, user,"
                + " password_env or password_file), then name it: database=NAME");
      }
    }
  }
}
