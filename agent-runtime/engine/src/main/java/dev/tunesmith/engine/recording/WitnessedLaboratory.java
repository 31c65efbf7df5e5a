package dev.tunesmith.engine.recording;

import dev.tunesmith.core.agent.Case;
import dev.tunesmith.core.escalation.Level;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKind;
import dev.tunesmith.core.tool.ToolCall;
import dev.tunesmith.core.trial.Trial;
import dev.tunesmith.core.workload.Query;
import dev.tunesmith.engine.laboratory.AskedByAnyone;
import dev.tunesmith.engine.laboratory.CaseCall;
import dev.tunesmith.engine.laboratory.Laboratory;
import dev.tunesmith.json.CoreJson;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A laboratory that is never asked without a witness: each of its methods is a question. What it is
 * asked is kept as far as the session decided it; what it said itself before, such as measurements,
 * is not repeated.
 */
public final class WitnessedLaboratory implements InvocationHandler {

  private static final String DONE = "done";
  private static final String CLOSE = "close";

  /** What the session decided of arguments that hold more than that. */
  private static final Map<Class<?>, Function<Object, Record>> DECIDED =
      Map.of(
          CaseCall.class, argument -> Asked.of((CaseCall) argument),
          Remedy.class, argument -> new Remedies(List.of((Remedy) argument)),
          Trial.class, argument -> new Remedies(((Trial) argument).remedies()));

  private final Witness witness;
  private final Live live;

  /** What a question comes to where the witness does not know. */
  private interface Live {
    @Nullable Object ask(Method method, Object[] arguments);
  }

  private record Remedies(List<Remedy> remedies) {}

  private record Asked(
      ToolCall call,
      Level level,
      int attempt,
      List<RemedyKind> allowed,
      @Nullable Query query,
      List<Case.EarlierAttempt> earlier) {

    static Asked of(CaseCall asked) {
      Case task = asked.view().task();
      Case.Remit remit = task.remit();
      List<RemedyKind> allowed = remit.open().stream().sorted().toList();
      return new Asked(
          asked.call(), remit.level(), remit.attempt(), allowed, task.query(), task.earlier());
    }
  }

  private WitnessedLaboratory(Witness witness, Live live) {
    this.witness = witness;
    this.live = live;
  }

  /** A laboratory that is there; it is closed with this one. */
  public static Laboratory of(Laboratory laboratory, Witness witness) {
    return proxy(witness, (method, arguments) -> carryOut(laboratory, method, arguments));
  }

  /** A laboratory that is not there, but whose answers the witness knows. */
  public static Laboratory remembered(Witness witness) {
    return proxy(witness, (method, arguments) -> absent(method));
  }

  private static Laboratory proxy(Witness witness, Live live) {
    return (Laboratory)
        Proxy.newProxyInstance(
            Laboratory.class.getClassLoader(),
            new Class<?>[] {Laboratory.class},
            new WitnessedLaboratory(witness, live));
  }

  private static @Nullable Object carryOut(Laboratory laboratory, Method method, Object[] asked) {
    try {
      return method.invoke(laboratory, asked);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error fault) {
        throw fault;
      }
      throw (RuntimeException) e.getCause();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("every laboratory can be asked", e);
    }
  }

  private static @Nullable Object absent(Method method) {
    if (method.getName().equals(CLOSE)) {
      return null;
    }
    throw new IllegalStateException("the laboratory is only remembered");
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    Object[] asked = arguments == null ? new Object[0] : arguments;
    if (method.getDeclaringClass() == Object.class || method.getName().equals(CLOSE)) {
      return live.ask(method, asked);
    }
    if (method.getReturnType() == void.class) {
      witness.ask(question(method, asked), String.class, () -> done(method, asked));
      return null;
    }
    return answer(question(method, asked), method.getReturnType(), method, asked);
  }

  private <A> A answer(Question question, Class<A> form, Method method, Object[] asked) {
    return witness.ask(question, form, () -> form.cast(live.ask(method, asked)));
  }

  private String done(Method method, Object[] asked) {
    live.ask(method, asked);
    return DONE;
  }

  private static Question question(Method method, Object[] asked) {
    String what = method.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    Question question = new Question(null, what, arguments(method.getParameters(), asked));
    return method.isAnnotationPresent(AskedByAnyone.class) ? question.in(what) : question;
  }

  /** One record as it is, several arguments by their names. */
  private static String arguments(Parameter[] parameters, Object[] asked) {
    if (parameters.length == 1) {
      Class<?> type = parameters[0].getType();
      if (type.isRecord() || DECIDED.containsKey(type)) {
        return CoreJson.write(
            DECIDED.getOrDefault(type, argument -> (Record) argument).apply(asked[0]));
      }
    }
    Map<String, String> byName = new TreeMap<>();
    for (int at = 0; at < parameters.length; at++) {
      byName.put(
          parameters[at].getName(),
          CoreJson.writeAs(asked[at], parameters[at].getParameterizedType()));
    }
    return CoreJson.join(byName);
  }
}
