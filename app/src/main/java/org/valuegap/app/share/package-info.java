/** Sharing a map with people who give only a name: its links, and who came by them. */
@NullMarked
package org.valuegap.app.share;

import org.jspecify.annotations.NullMarked;
