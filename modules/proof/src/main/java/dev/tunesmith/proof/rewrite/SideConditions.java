package dev.tunesmith.proof.rewrite;

import java.util.List;

/** Says, for one condition, what was found true so that its rule holds. */
final class SideConditions {

  private SideConditions() {}

  static List<String> of(ConditionReading reading) {
    ColumnPlace place = reading.time().column();
    String column = place.table().name() + "." + place.column().name();
    String type = place.column().type();
    String zone =
        switch (reading.time().columnType()) {
          case DATE, TIMESTAMP, LOCAL_MOMENT, YEAR ->
              column + " is a " + type + ", so the session's time zone has no say.";
          case TIMESTAMPTZ ->
              column
                  + " is a "
                  + type
                  + " and the statement reads it in UTC, so the session's time zone has no say.";
        };
    return List.of(
        zone,
        "Every value compared with is a constant in ISO form from the years 1 to 9998.",
        "Where "
            + column
            + " is NULL, both conditions are unknown; infinity lies after every constant and"
            + " -infinity before it in both.");
  }
}
