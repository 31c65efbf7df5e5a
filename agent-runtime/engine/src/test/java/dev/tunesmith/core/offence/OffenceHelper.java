package dev.tunesmith.core.offence;

import dev.langchain4j.model.chat.ChatModel;
import dev.tunesmith.core.offence.circle.Circle;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Does in core what nobody may do there, or anywhere. */
public class OffenceHelper {

  private final Map<String, Object> untyped = Map.of();

  /** Reaches for everything. */
  public Object[] everything(Connection connection, ChatModel model, Yaml yaml) {
    System.out.println(untyped);
    return new Object[] {connection, model, yaml, Instant.now(), new Circle(this)};
  }
}
