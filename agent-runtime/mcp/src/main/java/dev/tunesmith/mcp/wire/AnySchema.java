package dev.tunesmith.mcp.wire;

import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import java.util.Map;

/** Leaves the arguments of a call to our own tools, whose refusals say what to do. */
final class AnySchema implements JsonSchemaValidator {

  @Override
  public ValidationResponse validate(Map<String, Object> schema, Object content) {
    return ValidationResponse.asValid("");
  }
}
