package dev.tunesmith.database.postgresql.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The statement in a plan that {@code auto_explain} wrote, as text or JSON.
 *
 * @param parameters as the log writes them; empty where it does not
 */
record ExplainedText(String sql, String parameters) {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?s)\\s*Query Text: (.*?)\\n"
              + "\\s*(?:Query Parameters: (.*?)\\n"
              + "\\s*)?[^\\n"
              + "]*\\(cost=[0-9.]+\\.\\.[0-9.]+ rows=.*");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  static Optional<ExplainedText> of(String plan) {
    return plan.stripLeading().startsWith("{") ? inJson(plan) : inText(plan);
  }

  private static Optional<ExplainedText> inText(String plan) {
    Matcher text = TEXT.matcher(plan);
    return text.matches()
        ? Optional.of(new ExplainedText(text.group(1), text.group(2) == null ? "" : text.group(2)))
        : Optional.empty();
  }

  private static Optional<ExplainedText> inJson(String plan) {
    try {
      JsonNode json = MAPPER.readTree(plan);
      return Optional.of(json.path("Query Text").asText(""))
          .filter(sql -> !sql.isEmpty())
          .map(sql -> new ExplainedText(sql, json.path("Query Parameters").asText("")));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
