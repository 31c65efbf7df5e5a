package dev.tunesmith.agents;

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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an exception of a model's client comes down to. */
sealed interface Failure {

  /** The provider's filter kept the answer back. */
  record Withheld() implements Failure {}

  /** There was no answer. */
  record Faulty(Fault fault, Optional<Duration> retryAfter) implements Failure {}

  /** Reads the whole chain of causes, since libraries wrap each other's exceptions. */
  static Failure of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof KnownFailureException known) {
        return known.failure();
      }
      if (each instanceof ContentFilteredException) {
        return new Withheld();
      }
      if (each instanceof HttpException refused) {
        return refused(refused);
      }
      Optional<Fault> fault = Reading.fault(each);
      if (fault.isPresent() && !isExplainedBelow(each)) {
        return new Faulty(fault.get(), Optional.empty());
      }
    }
    return new Faulty(Fault.CLIENT_FAILED, Optional.empty());
  }

  /** The mapped exceptions carry the refusal, with its headers, as their cause. */
  private static boolean isExplainedBelow(Throwable thrown) {
    for (Throwable each = thrown.getCause(); each != null; each = each.getCause()) {
      if (each instanceof HttpException) {
        return true;
      }
    }
    return false;
  }

  private static Failure refused(HttpException refused) {
    Optional<Duration> wait =
        refused instanceof HttpRefusedException ours ? ours.retryAfter() : Optional.empty();
    return new Faulty(Reading.status(refused), wait);
  }

  /** The tables of what means what. */
  final class Reading {
    private static final Map<Class<? extends Throwable>, Fault> BY_TYPE = byType();

    private Reading() {}

    private static Map<Class<? extends Throwable>, Fault> byType() {
      Map<Class<? extends Throwable>, Fault> faults = new LinkedHashMap<>();
      faults.put(AuthenticationException.class, Fault.KEY_REFUSED);
      faults.put(ModelNotFoundException.class, Fault.MODEL_UNKNOWN);
      faults.put(RateLimitException.class, Fault.RATE_LIMITED);
      faults.put(InternalServerException.class, Fault.SERVER_FAILED);
      faults.put(InvalidRequestException.class, Fault.REQUEST_REFUSED);
      faults.put(TimeoutException.class, Fault.NO_ANSWER);
      faults.put(HttpTimeoutException.class, Fault.NO_ANSWER);
      faults.put(UnresolvedModelServerException.class, Fault.UNREACHABLE);
      // It is an IOException, so it has to stand before that.
      faults.put(JsonProcessingException.class, Fault.UNREADABLE);
      faults.put(IOException.class, Fault.UNREACHABLE);
      return faults;
    }

    static Optional<Fault> fault(Throwable thrown) {
      if (thrown instanceof ConnectionBrokenException broken) {
        return Optional.of(wasNeverSent(broken) ? Fault.NOT_CONNECTED : broken(broken.kind()));
      }
      return BY_TYPE.entrySet().stream()
          .filter(entry -> entry.getKey().isInstance(thrown))
          .findFirst()
          .map(Map.Entry::getValue);
    }

    private static boolean wasNeverSent(Throwable thrown) {
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        if (each instanceof ConnectException) {
          return true;
        }
      }
      return false;
    }

    private static Fault broken(ConnectionBrokenException.Kind kind) {
      return switch (kind) {
        case UNREACHABLE, INTERRUPTED -> Fault.UNREACHABLE;
        case TIMED_OUT -> Fault.NO_ANSWER;
        case TOO_LARGE -> Fault.UNREADABLE;
      };
    }

    static Fault status(HttpException refused) {
      int status = refused.statusCode();
      return switch (status) {
        case 401, 403 -> Fault.KEY_REFUSED;
        case 404 -> Fault.MODEL_UNKNOWN;
        case 408, 504 -> Fault.NO_ANSWER;
        case 429 -> isQuota(refused) ? Fault.QUOTA_GONE : Fault.RATE_LIMITED;
        case 503, 529 -> Fault.OVERLOADED;
        default -> status >= 500 ? Fault.SERVER_FAILED : Fault.REQUEST_REFUSED;
      };
    }

    private static boolean isQuota(HttpException refused) {
      String body = refused.getMessage();
      return body != null && body.contains("insufficient_quota");
    }
  }
}
