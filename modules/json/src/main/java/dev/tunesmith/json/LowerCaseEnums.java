package dev.tunesmith.json;

import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import java.util.Locale;

/** Names every enum's constants in lower case. */
final class LowerCaseEnums extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;

  @Override
  public String[] findEnumValues(
      MapperConfig<?> config, AnnotatedClass type, Enum<?>[] constants, String[] names) {
    for (int at = 0; at < constants.length; at++) {
      names[at] = constants[at].name().toLowerCase(Locale.ROOT);
    }
    return names;
  }
}
