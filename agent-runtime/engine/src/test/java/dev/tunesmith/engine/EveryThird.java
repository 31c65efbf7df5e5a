package dev.tunesmith.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Of a class's tests, each a whole session or two, every third runs every day, by name; all of them
 * with {@code -Dtunesmith.whole=true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EveryThird.OfMethods.class)
public @interface EveryThird {

  /** Whether a test is one of them. */
  final class OfMethods implements ExecutionCondition {

    private static final int EACH = 3;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      Optional<Method> test = context.getTestMethod();
      boolean runs =
          test.isEmpty()
              || Boolean.getBoolean("tunesmith.whole")
              || names(context.getRequiredTestClass()).indexOf(test.get().getName()) % EACH == 0;
      return runs
          ? ConditionEvaluationResult.enabled("one of three")
          : ConditionEvaluationResult.disabled("left to scripts/check-all --only sessions");
    }

    private static List<String> names(Class<?> tests) {
      return Stream.of(tests.getDeclaredMethods())
          .filter(method -> AnnotationSupport.isAnnotated(method, Testable.class))
          .map(Method::getName)
          .sorted()
          .toList();
    }
  }
}
