package dev.tunesmith.testkit.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A good model that errs in every third of its proposals, each time in another way. */
public final class FallibleTuner implements Script {
  private static final int EVERY = 3;
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<Consumer<ObjectNode>> SLIPS =
      List.of(
          proposal -> first(proposal).put("table", "public.no_such_table"),
          proposal -> first(proposal).put("kind", "partitioning"),
          proposal -> first(proposal).putArray("keys").add("no_such_column"),
          proposal -> first(proposal).put("columns", "all of them"),
          proposal -> proposal.putArray("evidence"),
          proposal -> proposal.put("expected_gain", "a lot"),
          proposal -> proposal.remove("root_cause"));

  private final Script good;
  private final AtomicInteger proposals = new AtomicInteger();

  /** A model that would say what {@code good} says. */
  public FallibleTuner(Script good) {
    this.good = good;
  }

  /** How often it erred. */
  public int slips() {
    return proposals.get() / EVERY;
  }

  @Override
  public Reply next(Dialogue dialogue) {
    Reply meant = good.next(dialogue);
    boolean errs =
        meant instanceof Reply.Calls calls
            && calls.calls().get(0).tool().equals("propose")
            && proposals.incrementAndGet() % EVERY == 0;
    return errs ? mistaken(((Reply.Calls) meant).calls().get(0).arguments()) : meant;
  }

  private Reply mistaken(String arguments) {
    try {
      ObjectNode proposal = (ObjectNode) JSON.readTree(arguments);
      SLIPS.get((slips() - 1) % SLIPS.size()).accept(proposal);
      return Reply.call("propose", proposal.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no proposal: " + arguments, e);
    }
  }

  private static ObjectNode first(JsonNode proposal) {
    return (ObjectNode) proposal.path("remedies").path(0);
  }
}
