@NullMarked
package org.valuegap.app.customer;

import org.jspecify.annotations.NullMarked;
