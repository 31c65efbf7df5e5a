package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Carries one reply out on one exchange. */
record Answering(HttpExchange exchange, Protocol protocol, String model, int requestBytes) {
  private static final int OK = 200;

  // What English, SQL and JSON come to with the tokenizers of the day.
  private static final int BYTES_PER_TOKEN = 4;

  void carryOut(Reply reply, Runnable hanging) throws IOException {
    if (reply instanceof Reply.Fails fails) {
      fails.headers().forEach(exchange.getResponseHeaders()::set);
      send(fails.status(), "application/json", protocol.error(fails.status()).toString());
    } else if (reply instanceof Reply.Sends sends) {
      send(OK, sends.contentType(), sends.body());
    } else if (reply instanceof Reply.Hangs) {
      hanging.run();
    } else if (reply instanceof Reply.HangsInBody) {
      sendHalf();
      hanging.run();
    } else if (reply instanceof Reply.BreaksOff) {
      sendHalf();
    } else if (reply instanceof Reply.HalfJson) {
      send(OK, "application/json", half(protocol.says(model, "half").toString()));
    } else {
      send(OK, "application/json", answer(reply));
    }
  }

  private String answer(Reply reply) {
    ObjectNode answer = unbilled(reply);
    protocol.bill(
        answer, requestBytes / BYTES_PER_TOKEN, answer.toString().length() / BYTES_PER_TOKEN);
    return answer.toString();
  }

  private ObjectNode unbilled(Reply reply) {
    if (reply instanceof Reply.Says says) {
      return protocol.says(model, says.text());
    }
    if (reply instanceof Reply.Calls calls) {
      return protocol.calls(model, calls);
    }
    if (reply instanceof Reply.IsCutOff cutOff) {
      return protocol.cutOff(model, cutOff);
    }
    if (reply instanceof Reply.Refuses) {
      return protocol.refuses(model);
    }
    return reply instanceof Reply.Filtered ? protocol.filtered(model) : protocol.saysNothing(model);
  }

  private void send(int status, String contentType, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Announces a whole body and writes half of it. */
  private void sendHalf() throws IOException {
    byte[] bytes = protocol.says(model, "half").toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(OK, bytes.length);
    exchange.getResponseBody().write(Arrays.copyOf(bytes, bytes.length / 2));
    exchange.getResponseBody().flush();
  }

  private static String half(String text) {
    return text.substring(0, text.length() / 2);
  }
}
