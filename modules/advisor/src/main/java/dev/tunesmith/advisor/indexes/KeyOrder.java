package dev.tunesmith.advisor.indexes;

import dev.tunesmith.core.schema.IndexKey;
import java.util.List;

/**
 * Keys in the order in which an index would have them.
 *
 * @param interchangeable how many keys at the front could stand in any order
 * @param reason what the keys are there for
 */
record KeyOrder(List<IndexKey> keys, int interchangeable, String reason) {

  KeyOrder {
    keys = List.copyOf(keys);
  }
}
