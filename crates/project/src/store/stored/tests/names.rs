//! Which names a kept type has, and which of them a value holds; both are asked of serde, so no list can forget one.

use std::collections::BTreeSet;

use serde::de::{self, DeserializeOwned, Visitor};
use serde::ser::{self, Serialize};

/// Type and name of a variant or a field.
pub(super) type KeptName = (&'static str, &'static str);

/// The names of all variants of an enum, or of all fields of a struct.
pub(super) fn named<T: DeserializeOwned>() -> Vec<KeptName> {
    let mut found = Vec::new();
    // It gives nothing; what it asked for is what counts.
    T::deserialize(Asked(&mut found)).err();
    assert!(
        !found.is_empty(),
        "{} has no names",
        std::any::type_name::<T>()
    );
    found
}

/// Adds the names that `value` holds; a field that holds none does not count.
pub(super) fn held(value: &impl Serialize, found: &mut BTreeSet<KeptName>) {
    value.serialize(Held(found)).unwrap();
}

/// A deserializer that notes which names are asked for.
struct Asked<'a>(&'a mut Vec<KeptName>);

impl<'de> de::Deserializer<'de> for Asked<'_> {
    type Error = de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(de::Error::custom("nothing here"))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0
            .extend(variants.iter().map(|variant| (name, *variant)));
        self.deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.0.extend(fields.iter().map(|field| (name, *field)));
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map identifier ignored_any
    }
}

/// A serializer that notes the names of what it is given, and gives whether that was anything.
struct Held<'a>(&'a mut BTreeSet<KeptName>);

/// The parts of something under this name.
struct Parts<'a>(&'a mut BTreeSet<KeptName>, &'static str);

type Noted = Result<bool, de::value::Error>;

/// What carries no name inside.
macro_rules! plain {
    ($($method:ident($($kind:ty),*);)*) => {
        $(fn $method(self, $(_: $kind),*) -> Noted { Ok(true) })*
    };
}

impl<'a> ser::Serializer for Held<'a> {
    type Ok = bool;
    type Error = de::value::Error;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    plain! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_unit();
        serialize_unit_struct(&'static str);
    }

    fn serialize_none(self) -> Noted {
        Ok(false)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Noted {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, name: &'static str, _: u32, variant: &'static str) -> Noted {
        self.0.insert((name, variant));
        Ok(true)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Noted {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Noted {
        self.0.insert((name, variant));
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Self::Error> {
        Ok(Parts(self.0, ""))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Self::Error> {
        Ok(Parts(self.0, ""))
    }

    fn serialize_tuple_struct(
        self,
        name: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Self::Error> {
        Ok(Parts(self.0, name))
    }

    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Self::Error> {
        self.0.insert((name, variant));
        Ok(Parts(self.0, name))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Self::Error> {
        Ok(Parts(self.0, ""))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Self::Error> {
        Ok(Parts(self.0, name))
    }

    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Self::Error> {
        self.0.insert((name, variant));
        Ok(Parts(self.0, name))
    }
}

/// What has parts without names.
macro_rules! unnamed {
    ($($of:ident: $($method:ident),*;)*) => {
        $(impl ser::$of for Parts<'_> {
            type Ok = bool;
            type Error = de::value::Error;

            $(fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Self::Error> {
                value.serialize(Held(self.0)).map(|_| ())
            })*

            fn end(self) -> Noted {
                Ok(true)
            }
        })*
    };
}

unnamed! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
    SerializeMap: serialize_key, serialize_value;
}

impl ser::SerializeStruct for Parts<'_> {
    type Ok = bool;
    type Error = de::value::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        if value.serialize(Held(self.0))? {
            self.0.insert((self.1, key));
        }
        Ok(())
    }

    fn end(self) -> Noted {
        Ok(true)
    }
}

impl ser::SerializeStructVariant for Parts<'_> {
    type Ok = bool;
    type Error = de::value::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Self::Error> {
        value.serialize(Held(self.0)).map(|_| ())
    }

    fn end(self) -> Noted {
        Ok(true)
    }
}
