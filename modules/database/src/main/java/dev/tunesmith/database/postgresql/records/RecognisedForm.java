package dev.tunesmith.database.postgresql.records;

import dev.tunesmith.database.dialect.StatementRecords.Form;

/** A form that is recognised by how a file begins. */
interface RecognisedForm extends Form {

  /** Whether a text that begins so has this form. */
  boolean begins(String text);
}
