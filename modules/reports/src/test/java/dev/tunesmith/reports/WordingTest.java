package dev.tunesmith.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tunesmith.core.remedy.Remedy;
import dev.tunesmith.core.remedy.RoleSetting;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordingTest {

  @Test
  void a_few_remedies_are_told_whole_and_of_many_the_first() {
    assertThat(Wording.summary(remedies(5))).contains("r1", "r5").doesNotContain("more");
    assertThat(Wording.summary(remedies(36)))
        .contains("r1", "r3")
        .doesNotContain("r4")
        .endsWith(" and 33 more");
  }

  private static List<Remedy> remedies(int count) {
    return IntStream.rangeClosed(1, count)
        .<Remedy>mapToObj(i -> new RoleSetting("r" + i, "work_mem", "64MB", null))
        .toList();
  }
}
