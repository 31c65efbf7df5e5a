@org.jspecify.annotations.NullMarked
package dev.tunesmith.engine.ledger;
