/** Works cases without a model: asks, picks the best advice left, gives up with a reason. */
@NullMarked
package dev.tunesmith.advisor.playbook;

import org.jspecify.annotations.NullMarked;
