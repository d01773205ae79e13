/** The page of one job: its statement, outcomes, promises, steps and forces. */
@NullMarked
package org.valuegap.app.job;

import org.jspecify.annotations.NullMarked;
