import { answer } from "./answer.js";
import { attempt } from "./attempt.js";

answer(attempt);
