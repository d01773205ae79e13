/** Open documents: rooms that decide edits, and the sockets of those who are in them. */
@NullMarked
package org.valuegap.app.live;

import org.jspecify.annotations.NullMarked;
