//! Types and attributes as text.

use super::Writer;
use crate::syntax::ast::*;

impl Writer<'_> {
    pub(super) fn attrs(&mut self, attrs: &[Attr]) {
        self.list(attrs, |out, attr| {
            out.add(&format!("&{}", attr.kind.name()));
            if let Some(value) = &attr.value {
                out.add("=");
                out.operand(value);
            }
        });
    }

    pub(super) fn ty(&mut self, t: &Type) {
        match &t.kind {
            TypeKind::Base(base) => self.add(base.name()),
            TypeKind::Table(index, of) => {
                self.index_types("table", index);
                self.add(" of ");
                self.ty(of);
            }
            TypeKind::Set(index) => self.index_types("set", index),
            TypeKind::Vector(of) => {
                self.add("vector of ");
                self.ty(of);
            }
            TypeKind::Record(fields) => {
                self.add("record { ");
                for (i, field) in fields.iter().enumerate() {
                    if i > 0 {
                        self.blank();
                    }
                    self.field(field);
                    self.add(";");
                }
                self.add(" }");
            }
            TypeKind::Enum(_) => self.add("enum"),
            TypeKind::File(of) => {
                self.add("file of ");
                match of {
                    Some(of) => self.ty(of),
                    None => self.add("string"),
                }
            }
            TypeKind::Opaque(name) => self.add(&format!("opaque of {}", name.name)),
            TypeKind::Function(flavor, signature) => self.signature(*flavor, signature),
            TypeKind::Named(name) => self.name(name),
        }
    }

    fn index_types(&mut self, what: &str, index: &[Type]) {
        self.add(what);
        self.add("[");
        for (i, ty) in index.iter().enumerate() {
            if i > 0 {
                self.add(",");
            }
            self.ty(ty);
        }
        self.add("]");
    }

    fn field(&mut self, field: &FieldDecl) {
        self.add(&format!("{}:", field.name.name));
        self.ty(&field.ty);
        if !field.attrs.is_empty() {
            self.blank();
            self.attrs(&field.attrs);
        }
    }

    pub(super) fn signature(&mut self, flavor: Flavor, signature: &Signature) {
        self.add(flavor.name());
        self.add("(");
        self.list(&signature.params, |out, param| out.field(param));
        self.add(")");
        match (flavor, &signature.result) {
            (Flavor::Function, Some(result)) => {
                self.add(" : ");
                self.ty(result);
            }
            (Flavor::Function, None) => self.add(" : void"),
            (Flavor::Hook, _) => self.add(" : bool"),
            (Flavor::Event, _) => {}
        }
    }
}
