package dev.tunesmith.agents.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.tunesmith.agents.wire.ConnectionBrokenException;
import dev.tunesmith.agents.wire.HttpRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what an exception of a model's client comes down to: the tables of what means what. */
final class FailureReader {

  /** The first that fits a link of the chain decides; who is wrapped by whom varies. */
  private static final List<Rule<?>> RULES =
      List.of(
          new Rule<>(KnownFailureException.class, KnownFailureException::failure),
          new Rule<>(ContentFilteredException.class, filtered -> new CallFailure.Withheld()),
          new Rule<>(HttpException.class, FailureReader::refused),
          new Rule<>(ConnectionBrokenException.class, broken -> fault(broken(broken))),
          Rule.of(AuthenticationException.class, ModelFault.KEY_REFUSED),
          Rule.of(ModelNotFoundException.class, ModelFault.MODEL_UNKNOWN),
          Rule.of(RateLimitException.class, ModelFault.RATE_LIMITED),
          Rule.of(InternalServerException.class, ModelFault.SERVER_FAILED),
          Rule.of(InvalidRequestException.class, ModelFault.REQUEST_REFUSED),
          Rule.of(TimeoutException.class, ModelFault.NO_ANSWER),
          Rule.of(HttpTimeoutException.class, ModelFault.NO_ANSWER),
          Rule.of(UnresolvedModelServerException.class, ModelFault.UNREACHABLE),
          // It is an IOException, so it has to stand before that.
          Rule.of(JsonProcessingException.class, ModelFault.UNREADABLE),
          Rule.of(IOException.class, ModelFault.UNREACHABLE));

  private record Rule<T extends Throwable>(Class<T> type, Function<T, CallFailure> reading) {

    static <T extends Throwable> Rule<T> of(Class<T> type, ModelFault fault) {
      return new Rule<>(type, thrown -> fault(fault));
    }

    Optional<CallFailure> read(Throwable thrown) {
      return type.isInstance(thrown)
          ? Optional.of(reading.apply(type.cast(thrown)))
          : Optional.empty();
    }
  }

  private FailureReader() {}

  static CallFailure read(Throwable thrown) {
    return chain(thrown)
        .filter(each -> isOwnWord(each) || !isExplainedBelow(each))
        .flatMap(each -> RULES.stream().flatMap(rule -> rule.read(each).stream()).limit(1))
        .findFirst()
        .orElseGet(() -> fault(ModelFault.CLIENT_FAILED));
  }

  private static Stream<Throwable> chain(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  private static boolean isOwnWord(Throwable thrown) {
    return thrown instanceof KnownFailureException || thrown instanceof ContentFilteredException;
  }

  /** The mapped exceptions carry the refusal, with its headers, as their cause. */
  private static boolean isExplainedBelow(Throwable thrown) {
    return chain(thrown).skip(1).anyMatch(HttpException.class::isInstance);
  }

  private static CallFailure fault(ModelFault fault) {
    return new CallFailure.Faulty(fault, Optional.empty());
  }

  private static CallFailure refused(HttpException refused) {
    return new CallFailure.Faulty(
        status(refused),
        Optional.of(refused)
            .filter(HttpRefusedException.class::isInstance)
            .flatMap(ours -> ((HttpRefusedException) ours).retryAfter()));
  }

  private static ModelFault status(HttpException refused) {
    int status = refused.statusCode();
    return switch (status) {
      case 401, 403 -> ModelFault.KEY_REFUSED;
      case 404 -> ModelFault.MODEL_UNKNOWN;
      case 408, 504 -> ModelFault.NO_ANSWER;
      case 429 -> isQuota(refused) ? ModelFault.QUOTA_GONE : ModelFault.RATE_LIMITED;
      case 503, 529 -> ModelFault.OVERLOADED;
      default -> status >= 500 ? ModelFault.SERVER_FAILED : ModelFault.REQUEST_REFUSED;
    };
  }

  private static boolean isQuota(HttpException refused) {
    return String.valueOf(refused.getMessage()).contains("insufficient_quota");
  }

  private static ModelFault broken(ConnectionBrokenException broken) {
    if (chain(broken).anyMatch(ConnectException.class::isInstance)) {
      return ModelFault.NOT_CONNECTED;
    }
    return switch (broken.kind()) {
      case UNREACHABLE, INTERRUPTED -> ModelFault.UNREACHABLE;
      case TIMED_OUT -> ModelFault.NO_ANSWER;
      case TOO_LARGE -> ModelFault.UNREADABLE;
    };
  }
}
