/** What was said to a member, over all maps: mentions, and what came after their own comments. */
@NullMarked
package org.valuegap.app.mention;

import org.jspecify.annotations.NullMarked;
