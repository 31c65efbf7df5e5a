package dev.tunesmith.cli.skills;

import dev.tunesmith.core.crew.Crew;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The forms in which a crew can be drawn. */
enum GraphFormat {
  TEXT(CrewDrawing::text),
  MERMAID(CrewDrawing::mermaid),
  DOT(CrewDrawing::dot),
  JSON(CrewDrawing::json);

  private final Function<Crew, List<String>> drawing;

  GraphFormat(Function<Crew, List<String>> drawing) {
    this.drawing = drawing;
  }

  List<String> draw(Crew crew) {
    return drawing.apply(crew);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
