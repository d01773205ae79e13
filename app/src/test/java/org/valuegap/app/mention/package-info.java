/** What was said to a member. */
@NullMarked
package org.valuegap.app.mention;

import org.jspecify.annotations.NullMarked;
