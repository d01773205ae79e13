/** Rights as a table. */
@NullMarked
package org.valuegap.app.account;

import org.jspecify.annotations.NullMarked;
