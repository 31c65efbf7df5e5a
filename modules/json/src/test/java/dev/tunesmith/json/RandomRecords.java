package dev.tunesmith.json;

import dev.tunesmith.core.evidence.EvidenceId;
import dev.tunesmith.core.evidence.Ratio;
import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RemedyKinds;
import dev.tunesmith.core.remedy.Restatement;
import dev.tunesmith.core.review.Remark;
import dev.tunesmith.core.review.Smell;
import dev.tunesmith.core.session.Budget;
import dev.tunesmith.core.session.ModelBudget;
import dev.tunesmith.core.skill.SkillId;
import dev.tunesmith.core.tool.Value;
import dev.tunesmith.core.workload.Parameters;
import dev.tunesmith.core.workload.QueryName;
import dev.tunesmith.core.workload.ValueSet;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws instances of records by their components; equal seeds draw equal instances. */
final class RandomRecords {
  private static final int DEEPEST = 9;
  private static final String ODD_LETTERS =
      "a\"\\\n\t\r\u0000\u2028\u202e\u00e9\u4e2d{}[]:,'`|<>& .$";

  private final Random random;
  private final Set<Class<?>> drawn = new HashSet<>();

  RandomRecords(long seed) {
    this.random = new Random(seed);
  }

  /** Every record type that was drawn, at any depth. */
  Set<Class<?>> drawn() {
    return drawn;
  }

  <T> T draw(Class<T> type) {
    return type.cast(draw(type, 0));
  }

  private Object draw(Type type, int depth) {
    if (type instanceof ParameterizedType generic) {
      return drawCollection(generic, depth);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isEnum()) {
      return oneOf(List.of(plain.getEnumConstants()));
    }
    if (plain == Remedy.class) {
      return draw(oneOf(RemedyKinds.BUILT_IN.types().toList()), depth);
    }
    if (plain.isSealed()) {
      return draw(oneOf(formsOf(plain, depth)), depth);
    }
    return plain.isRecord() ? drawRecord(plain, depth) : drawPlain(plain);
  }

  private static List<Class<?>> formsOf(Class<?> sealed, int depth) {
    return sealed == Value.class && depth >= DEEPEST
        ? List.of(Value.Text.class, Value.Flag.class)
        : List.of(sealed.getPermittedSubclasses());
  }

  private Object drawCollection(ParameterizedType generic, int depth) {
    Type[] of = generic.getActualTypeArguments();
    int size = depth >= DEEPEST ? 0 : random.nextInt(3);
    if (generic.getRawType() == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int at = 0; at < size; at++) {
        map.put(draw(of[0], depth + 1), draw(of[1], depth + 1));
      }
      return map;
    }
    List<Object> items = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      items.add(draw(of[0], depth + 1));
    }
    return generic.getRawType() == Set.class ? new HashSet<>(items) : items;
  }

  private Object drawRecord(Class<?> type, int depth) {
    drawn.add(type);
    if (type == EvidenceId.class) {
      return EvidenceId.of(1 + random.nextInt(999));
    }
    if (type == Ratio.class) {
      double low = 0.001 + random.nextDouble();
      return new Ratio(low + 0.1, low, low + random.nextDouble() + 0.2);
    }
    if (type == Budget.class) {
      return new Budget(1 + random.nextInt(99), Duration.ofSeconds(5), Long.MAX_VALUE);
    }
    if (type == ModelBudget.class) {
      return ModelBudget.UNLIMITED.withTokens(random.nextInt(9_999));
    }
    if (type == SkillId.class || type == QueryName.class) {
      return type == SkillId.class ? new SkillId("s" + text()) : new QueryName("q" + text());
    }
    return drawWording(type, depth);
  }

  private Object drawWording(Class<?> type, int depth) {
    if (type == Restatement.class) {
      return new Restatement(new QueryName("q" + text()), text(), "q" + text());
    }
    if (type == Remark.class) {
      return new Remark(oneOf(List.of(Smell.values())), text(), text(), List.of(EvidenceId.of(1)));
    }
    if (type == Parameters.class) {
      return new Parameters(1, List.of(new ValueSet(List.of(text()))));
    }
    return construct(type, depth);
  }

  private Object construct(Class<?> type, int depth) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int at = 0; at < components.length; at++) {
      types[at] = components[at].getType();
      arguments[at] = argument(components[at], depth + 1);
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot draw a " + type, e);
    }
  }

  private @Nullable Object argument(RecordComponent component, int depth) {
    AnnotatedType annotated = component.getAnnotatedType();
    if (annotated.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
      return null;
    }
    boolean mayNotBeEmpty = Set.of("remedies", "keys").contains(component.getName());
    if (mayNotBeEmpty && component.getGenericType() instanceof ParameterizedType generic) {
      return List.of(draw(generic.getActualTypeArguments()[0], depth));
    }
    return component.getName().equals("weight")
        ? 0.5 + random.nextDouble()
        : draw(component.getGenericType(), depth);
  }

  private Object drawPlain(Class<?> type) {
    if (type == String.class) {
      return text();
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == Duration.class) {
      return Duration.ofNanos(random.nextLong());
    }
    return type == Instant.class
        ? Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000))
        : drawNumber(type);
  }

  private Object drawNumber(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return random.nextInt();
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong();
    }
    if (type == double.class || type == Double.class) {
      return random.nextBoolean() ? random.nextGaussian() * 1e6 : (double) random.nextInt(100);
    }
    throw new AssertionError("no way to draw a " + type);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append(ODD_LETTERS.charAt(random.nextInt(ODD_LETTERS.length())));
    }
    return text.toString();
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
