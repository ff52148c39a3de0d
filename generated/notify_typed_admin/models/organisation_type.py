from notify_typed_runtime.types import OpenEnum


class OrganisationType(OpenEnum):
    """The part of the public sector that a service belongs to."""

    CENTRAL = "central"
    LOCAL = "local"
    NHS_CENTRAL = "nhs_central"
    NHS_LOCAL = "nhs_local"
    NHS_GP = "nhs_gp"
    NHS_NOTIFY = "nhs_notify"
    EMERGENCY_SERVICE = "emergency_service"
    SCHOOL_OR_COLLEGE = "school_or_college"
    OTHER = "other"
