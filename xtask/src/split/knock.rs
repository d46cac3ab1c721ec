//! Calls from one module to another: by the place in the table where the function is, or will be once its part has come.

use std::collections::HashMap;

use walrus::ir::{Call, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionId, LocalFunction, TableId, TypeId};

/// How the functions of others are called.
pub struct Knock {
    pub table: TableId,
    /// The slot and the type of each.
    pub others: HashMap<FunctionId, (i32, TypeId)>,
}

impl Knock {
    /// Rewrites the calls in a function.
    pub fn rewrite(&mut self, function: &mut LocalFunction) {
        let entry = function.entry_block();
        dfs_pre_order_mut(self, function, entry);
    }
}

impl VisitorMut for Knock {
    fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
        let calls = |instr: &Instr| matches!(instr, Instr::Call(Call { func }) if self.others.contains_key(func));
        if !sequence.instrs.iter().any(|(instr, _)| calls(instr)) {
            return;
        }
        let mut rewritten = Vec::with_capacity(sequence.instrs.len() + 1);
        for (instr, place) in std::mem::take(&mut sequence.instrs) {
            let other = match &instr {
                Instr::Call(Call { func }) => self.others.get(func),
                _ => None,
            };
            match other {
                Some((slot, ty)) => {
                    rewritten.push((Const { value: Value::I32(*slot) }.into(), place));
                    rewritten.push((CallIndirect { ty: *ty, table: self.table }.into(), place));
                }
                None => rewritten.push((instr, place)),
            }
        }
        sequence.instrs = rewritten;
    }
}
