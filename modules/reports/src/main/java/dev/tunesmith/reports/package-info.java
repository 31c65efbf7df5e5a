/** Decides how a session's ledger is shown to people: report, migrations, summary, progress. */
@NullMarked
package dev.tunesmith.reports;

import org.jspecify.annotations.NullMarked;
