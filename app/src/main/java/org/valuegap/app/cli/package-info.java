/** Commands that need no server; starts without Spring. */
@NullMarked
package org.valuegap.app.cli;

import org.jspecify.annotations.NullMarked;
