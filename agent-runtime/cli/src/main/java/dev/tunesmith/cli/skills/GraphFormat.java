package dev.tunesmith.cli.skills;

import dev.tunesmith.core.crew.Crew;
import java.util.List;
import java.util.Locale;

/** The forms in which a crew can be drawn. */
enum GraphFormat {
  TEXT,
  MERMAID,
  DOT,
  JSON;

  List<String> draw(Crew crew) {
    return switch (this) {
      case TEXT -> CrewDrawing.text(crew);
      case MERMAID -> CrewDrawing.mermaid(crew);
      case DOT -> CrewDrawing.dot(crew);
      case JSON -> CrewDrawing.json(crew);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
