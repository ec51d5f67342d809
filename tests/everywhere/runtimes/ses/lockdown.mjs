import "ses";

lockdown();
