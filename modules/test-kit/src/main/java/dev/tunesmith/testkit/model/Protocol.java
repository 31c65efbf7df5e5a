package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A provider's protocol: how a request is read and an answer is written. */
interface Protocol {

  Dialogue read(int number, JsonNode request);

  ObjectNode says(String model, String text);

  ObjectNode calls(String model, Reply.Calls calls);

  ObjectNode saysNothing(String model);

  ObjectNode refuses(String model);

  ObjectNode filtered(String model);

  ObjectNode cutOff(String model, Reply.IsCutOff reply);

  ObjectNode error(int status);

  /** Writes into an answer what it is to cost. */
  void bill(ObjectNode answer, int inputTokens, int outputTokens);
}
